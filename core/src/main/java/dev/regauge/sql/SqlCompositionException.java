package dev.regauge.sql;

/**
 * SQL cannot be composed as asked. The message says what is wrong, where, and what to do; it shows no argument and of
 * the template no more than a placeholder, as either may hold a secret.
 */
public final class SqlCompositionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String found;
    private final String fix;

    SqlCompositionException(String problem, String found, String fix) {
        super(message(problem, found, "", fix));
        this.problem = problem;
        this.found = found;
        this.fix = fix;
    }

    private SqlCompositionException(SqlCompositionException problem, String where) {
        super(message(problem.problem, problem.found, "\n  where:    " + where, problem.fix));
        setStackTrace(problem.getStackTrace());
        this.problem = problem.problem;
        this.found = problem.found;
        this.fix = problem.fix;
    }

    /** The same problem, and where it lies. */
    SqlCompositionException at(String where) {
        return new SqlCompositionException(this, where);
    }

    private static String message(String problem, String found, String where, String fix) {
        return "Cannot compose SQL: " + problem + "\n  found:    " + found + where + "\n  to fix:   " + fix;
    }
}
