package com.example.legacyorders;

import java.math.BigDecimal;
import java.time.Instant;

public record Order(
        long id, long customerId, String status, int priority, Instant placedAt, BigDecimal total, String assignedTo) {}
