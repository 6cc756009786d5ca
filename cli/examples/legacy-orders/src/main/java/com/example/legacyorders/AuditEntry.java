package com.example.legacyorders;

import java.time.Instant;

public record AuditEntry(long id, String tableName, long rowId, String action, String actor, Instant at) {}
