package dev.regauge.connect.diagnosis;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many connections the server admits, and who has them.
 *
 * @param maxConnections the server's {@code max_connections}
 * @param reserved {@code superuser_reserved_connections} and, since PostgreSQL 16, {@code reserved_connections}
 * @param roleLimit the connection limit of the role that asked; empty for none
 * @param databaseLimit the connection limit of the database; empty for none
 * @param users who had connections when the server was asked, most first, at most five
 */
public record ServerLimits(
        int maxConnections, int reserved, OptionalInt roleLimit, OptionalInt databaseLimit, List<User> users) {

    /** Copies the list. */
    public ServerLimits {
        users = List.copyOf(users);
    }

    /**
     * Connections of one role, in one database, under one application name.
     *
     * @param role the role's name
     * @param database the database's name
     * @param application the application name; may be empty
     * @param connections how many
     */
    public record User(String role, String database, String application, int connections) {}

    /** How many connections the role can have at most in this database: the smallest of all limits. */
    public int usable() {
        return IntStream.of(
                        maxConnections - reserved,
                        roleLimit.orElse(Integer.MAX_VALUE),
                        databaseLimit.orElse(Integer.MAX_VALUE))
                .min()
                .orElse(maxConnections);
    }
}
