package dev.regauge.lint.scan;

/** How a sink reads parameters out of the text it is given: no rule may judge a site without asking. */
public enum Placeholders {
    /** {@code ?}, handed to the driver as it is: PreparedStatement, JdbcTemplate. */
    JDBC,
    /** None: the text goes to the server as it is, and a {@code ?} in it is an operator: java.sql.Statement. */
    NONE,
    /** {@code :name}, and a collection becomes a list: NamedParameterJdbcTemplate and its kin. */
    NAMED,
    /** {@code :name} and {@code ?1}; a collection becomes a list, in parentheses where there are none: JPA's native queries. */
    JPA,
    /** {@code :name} or {@code ?}, one value each whatever it is: JDBI. */
    SINGLE,
    /** What a driver that is none for JDBC reads: a change of the JDBC driver is nothing to it. */
    R2DBC;

    /** Whether a collection that is bound becomes a list of parameters, so that {@code IN (:ids)} is right. */
    public boolean expand() {
        return this == NAMED || this == JPA;
    }
}
