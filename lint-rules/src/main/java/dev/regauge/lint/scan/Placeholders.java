package dev.regauge.lint.scan;

/** How a sink reads parameters out of the text it is given: no rule may judge a site without asking. */
public enum Placeholders {
    /** {@code ?}, handed to the driver as it is: PreparedStatement, JdbcTemplate. */
    JDBC,
    /** None: the text goes to the server as it is, and a {@code ?} in it is an operator: java.sql.Statement. */
    NONE,
    /** {@code :name}, and a collection becomes a list: NamedParameterJdbcTemplate and its kin. */
    NAMED
}
