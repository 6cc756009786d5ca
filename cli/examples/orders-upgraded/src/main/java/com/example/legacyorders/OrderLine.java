package com.example.legacyorders;

/** Amounts are the text shown on screen. */
public record OrderLine(long id, long orderId, int productId, int quantity, String unitPrice, String description) {}
