package dev.regauge.lint.sql;

/**
 * Who reads a text: question marks and colons mean different things to a driver, to the server and to a template class.
 * All else is read alike.
 */
public enum Reading {
    /** As a JDBC driver reads what is prepared: a single {@code ?} is a parameter, {@code ??} stands for an operator's. */
    JDBC,
    /** As the server reads what is sent as it stands: {@code ?} is a character of operators. */
    SERVER,
    /**
     * As a template class with named parameters reads it, before a driver does: {@code :name}, <code>:{name}</code> and
     * {@code ?1} are parameters, {@code ::} and {@code :=} are not, and <code>\:</code> is a colon.
     */
    NAMED
}
