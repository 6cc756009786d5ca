package com.example.legacyorders;

public record StockLevel(int productId, int warehouseId, int quantity, int reserved) {

    public int available() {
        return quantity - reserved;
    }
}
