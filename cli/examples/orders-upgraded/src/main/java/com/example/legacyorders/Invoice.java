package com.example.legacyorders;

import java.math.BigDecimal;
import java.time.LocalDate;

public record Invoice(long id, String number, long orderId, LocalDate issuedOn, LocalDate dueOn, BigDecimal gross) {}
