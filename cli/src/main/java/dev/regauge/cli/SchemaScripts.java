package dev.regauge.cli;

import dev.regauge.lint.project.ProjectSchema;
import dev.regauge.lint.project.ProjectSchema.SchemaFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project's schema, made in a scratch database. */
final class SchemaScripts {

    private SchemaScripts() {}

    /**
     * Applies the schema to a scratch database.
     *
     * @return what went wrong, a line each; empty where everything was applied
     */
    static List<String> apply(ProjectSchema schema, Connection scratch) {
        List<String> problems = new ArrayList<>();
        for (SchemaFile file : schema.files()) {
            if (schema.kind() == ProjectSchema.Kind.LIQUIBASE) {
                problems.addAll(LiquibaseSchema.apply(file, scratch));
            } else if (problems.isEmpty()) { // later migrations build on earlier ones
                run(file, scratch).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<String> run(SchemaFile script, Connection scratch) {
        try (Statement statement = scratch.createStatement()) {
            statement.execute(Files.readString(script.file()));
            return Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.of("The schema is not complete: " + script.name() + " is not UTF-8");
        } catch (IOException | SQLException failed) {
            return Optional.of("The schema is not complete: " + script.name() + ": " + firstLine(failed));
        }
    }

    /** The first line of an exception's message. */
    static String firstLine(Exception failed) {
        String message = String.valueOf(failed.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
