package dev.regauge.cli;

import dev.regauge.lint.project.ProjectSchema.SchemaFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.change.Change;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.ui.LoggerUIService;

/**
 * Applies a Liquibase changelog to a scratch database, quietly.
 *
 * <p>A changelog is code from elsewhere: what would run a command of this machine or a class of the project is left out,
 * and no file outside of the folder that it is named from is read.
 */
final class LiquibaseSchema {

    /** Held, so that the level stays: java.util.logging keeps loggers only weakly. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private LiquibaseSchema() {}

    /** Applies a changelog; gives back what went wrong, a line each. */
    static List<String> apply(SchemaFile changelog, Connection scratch) {
        LIQUIBASE_LOG.setLevel(Level.OFF);
        System.setProperty("liquibase.analytics.enabled", "false");
        List<String> problems = new ArrayList<>();
        try (Inside inside = new Inside(changelog.home().toAbsolutePath().normalize())) {
            Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService(), Scope.Attr.resourceAccessor.name(), inside),
                    () -> update(changelog.name(), inside, scratch, problems));
        } catch (Exception failed) { // Scope.child declares no less
            problems.add("The schema is not complete: " + changelog.name() + ": "
                    + SchemaScripts.firstLine(rootCause(failed)));
        }
        return problems;
    }

    private static void update(String name, Inside inside, Connection scratch, List<String> problems)
            throws LiquibaseException {
        // not closed: that would close the caller's connection
        Liquibase liquibase = new Liquibase(name, inside, new JdbcConnection(scratch));
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        leaveOutForeignCode(liquibase.getDatabaseChangeLog(), problems);
        liquibase.update(new Contexts(), new LabelExpression());
    }

    private static void leaveOutForeignCode(DatabaseChangeLog changelog, List<String> problems) {
        for (ChangeSet changeSet : List.copyOf(changelog.getChangeSets())) {
            for (Change change : changeSet.getChanges()) {
                if (change instanceof ExecuteShellCommandChange || change instanceof CustomChangeWrapper) {
                    changelog.getChangeSets().remove(changeSet);
                    problems.add("The changeset " + changeSet.getId() + " is left out: it runs code outside of the"
                            + " database");
                    break;
                }
            }
        }
    }

    private static Exception rootCause(Exception failed) {
        Exception deepest = failed;
        while (deepest.getCause() instanceof Exception cause && cause != deepest) {
            deepest = cause;
        }
        return deepest;
    }

    /** One folder and nothing else. */
    private static final class Inside extends DirectoryResourceAccessor {

        private final Path root;

        Inside(Path root) throws IOException {
            super(root);
            this.root = root;
        }

        @Override
        public void close() {
            // a folder is not held open
        }

        @Override
        public List<Resource> getAll(String path) throws IOException {
            Path file = root.resolve(path.replaceFirst("^[/\\\\]+", "")).normalize();
            boolean inside = file.startsWith(root)
                    && (!file.toFile().exists() || file.toRealPath().startsWith(root.toRealPath()));
            return inside ? super.getAll(path) : List.of();
        }
    }
}
