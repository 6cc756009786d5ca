package com.example.legacyorders;

final class OrderSql {

    static final String COLUMNS = "id, customer_id, status, priority, placed_at, total, assigned_to";

    static final String BY_ID = "SELECT " + COLUMNS + " FROM orders WHERE id = ?";

    static final String BY_STATUSES = "SELECT " + COLUMNS + " FROM orders WHERE status = ANY(?) ORDER BY placed_at";

    static final String UNASSIGNED =
            "SELECT " + COLUMNS + " FROM orders WHERE assigned_to IS NULL AND status = ? ORDER BY priority DESC";

    static final String ASSIGN = "UPDATE orders SET assigned_to = ?, status = 'IN PROGRESS' WHERE id = ?";

    static final String INSERT =
            "INSERT INTO orders (tenant, customer_id, status, priority, total, notes)" + " VALUES (?, ?, ?, ?, ?, ?)";

    private OrderSql() {}
}
