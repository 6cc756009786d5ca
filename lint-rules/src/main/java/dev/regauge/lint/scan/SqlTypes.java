package dev.regauge.lint.scan;

import java.sql.JDBCType;

/** The constants of java.sql.Types by name, as a reader knows them. */
final class SqlTypes {

    private SqlTypes() {}

    /** {@code VARCHAR} for 12; a number that is none of the constants stays a number. */
    static String name(int code) {
        try {
            return JDBCType.valueOf(code).getName();
        } catch (IllegalArgumentException e) {
            return String.valueOf(code);
        }
    }
}
