package dev.regauge.lint.verify;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import java.util.List;
import java.util.Optional;

/**
 * What both ends of a route said of the statements of a project.
 *
 * @param server the server that was asked, such as {@code PostgreSQL 17.11}; empty where none was
 * @param statements one entry a site and template
 * @param lost why an end could not be asked to the end, in one sentence; what stands in {@code statements} still holds
 */
public record Verification(String server, List<Statement> statements, Optional<String> lost) {

    /** Nothing was verified. */
    public static final Verification NONE = new Verification("", List.of());

    /**
     * One text of one site.
     *
     * @param site where it is
     * @param template which of the site's texts
     * @param from what the profile of today said
     * @param to what the profile of tomorrow said
     */
    public record Statement(SqlSite site, SqlTemplate template, Verdict from, Verdict to) {}

    /** Copies the list. */
    public Verification {
        statements = List.copyOf(statements);
    }

    /** A verification that was not cut short. */
    public Verification(String server, List<Statement> statements) {
        this(server, statements, Optional.empty());
    }
}
