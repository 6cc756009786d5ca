package com.example.legacyorders;

import java.math.BigDecimal;

public record Product(int id, String sku, String name, int categoryId, BigDecimal unitPrice) {}
