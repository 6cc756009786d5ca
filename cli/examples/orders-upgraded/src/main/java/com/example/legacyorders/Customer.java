package com.example.legacyorders;

import java.math.BigDecimal;
import java.util.UUID;

public record Customer(
        long id, UUID externalRef, String name, String email, String tier, BigDecimal creditLimit, boolean active) {}
