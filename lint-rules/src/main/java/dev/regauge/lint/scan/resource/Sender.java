package dev.regauge.lint.scan.resource;

/** Who sends a text to the server, which tells how parameters are read in it. */
public enum Sender {
    /** A tool, statement by statement and without parameters: Flyway, Liquibase, Spring's script runner. */
    SCRIPT,
    /** A library that prepares it: {@code ?} is a parameter. */
    PREPARED,
    /** The same; but which parts of the text are sent together depends on conditions. */
    CONDITIONAL,
    /** JPA's native queries: {@code :name} and {@code ?1}; a collection becomes a list. */
    JPA,
    /** Spring's and Micronaut's templates: {@code :name}; a collection becomes a list. */
    NAMED,
    /** JDBI: {@code :name}, one value each. */
    JDBI,
    /** A driver that is none for JDBC. */
    R2DBC
}
