package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.project.ProjectSchema;
import dev.regauge.lint.project.ProjectTree;
import dev.regauge.testing.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSchemaTest {

    @TempDir
    private Path project;

    @Test
    void appliesAChangelogThatIncludesOthersOnce() throws Exception {
        write("db/main.yaml", """
                databaseChangeLog:
                  - include: {file: ships.sql, relativeToChangelogFile: true}
                  - include: {file: docks.xml, relativeToChangelogFile: true}
                """);
        write("db/ships.sql", """
                --liquibase formatted sql
                --changeset a:1
                CREATE TABLE ship (id int);
                """);
        write("db/docks.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="1" author="b"><createTable tableName="dock"><column name="id" type="int"/></createTable></changeSet>
                </databaseChangeLog>
                """);
        assertThat(applied()).isEmpty();
        assertThat(tables).contains("dock", "ship");
    }

    @Test
    void appliesTheChangelogsOfEveryModule() throws Exception {
        for (String module : List.of("ships", "docks")) {
            Path file = project.resolve(module + "/src/main/resources/db/changelog.sql");
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "--liquibase formatted sql\n--changeset a:" + module + "\nCREATE TABLE " + module + " (id int);\n");
        }
        assertThat(applied()).isEmpty();
        assertThat(tables).contains("docks", "ships");
    }

    @Test
    void findsAChangelogThatIsNoResource() throws Exception {
        Files.createDirectories(project.resolve("database"));
        Files.writeString(
                project.resolve("database/changes.sql"),
                "--liquibase formatted sql\n--changeset a:1\nCREATE TABLE ship ();\n");
        assertThat(applied()).isEmpty();
        assertThat(tables).contains("ship");
    }

    @Test
    void leavesOutWhatRunsCommandsOfThisMachine() throws Exception {
        Path trace = project.resolve("trace");
        write("db/main.yaml", """
                databaseChangeLog:
                  - changeSet: {id: 1, author: a, changes: [executeCommand: {executable: touch, args: [{arg: {value: "%s"}}]}]}
                  - changeSet: {id: 2, author: a, changes: [sql: {sql: "CREATE TABLE ship (id int)"}]}
                """.formatted(trace));
        assertThat(applied()).singleElement().asString().contains("changeset 1 is left out");
        assertThat(trace).doesNotExist();
        assertThat(tables).contains("ship");
    }

    @Test
    void readsNoFileOutsideOfTheResources() throws Exception {
        Files.writeString(project.resolve("outside.sql"), "CREATE TABLE outside (id int);");
        write("db/main.yaml", """
                databaseChangeLog:
                  - changeSet: {id: 1, author: a, changes: [sqlFile: {path: "../../../../outside.sql"}]}
                """);
        assertThat(applied()).isNotEmpty();
        assertThat(tables).doesNotContain("outside");
    }

    @Test
    void appliesMigrationsInTheOrderOfTheirVersions() throws Exception {
        write("db/migration/V10__more.sql", "ALTER TABLE ship ADD COLUMN name text;");
        write("db/migration/V2__first.sql", "CREATE TABLE ship (id int);");
        assertThat(applied()).isEmpty();
        assertThat(tables).contains("ship");
    }

    @Test
    void appliesAPlainScript() throws Exception {
        write("schema.sql", "CREATE TABLE ship (id int); CREATE TABLE dock (id int);");
        assertThat(applied()).isEmpty();
        assertThat(tables).contains("dock", "ship");
    }

    @Test
    void saysWhereItStopped() throws Exception {
        write("db/migration/V1__broken.sql", "CREATE TABEL ship (id int);");
        assertThat(applied()).singleElement().asString().contains("V1__broken.sql", "TABEL");
    }

    @Test
    void findsNoneInAProjectWithout() throws Exception {
        write("application.properties", "a=b");
        assertThat(ProjectSchema.find(ProjectTree.of(project))).isEmpty();
    }

    private List<String> tables = List.of();

    private List<String> applied() throws SQLException {
        try (Connection connection = EmbeddedServer.shared().newDatabase().connect()) {
            List<String> problems = SchemaScripts.apply(
                    ProjectSchema.find(ProjectTree.of(project)).orElseThrow(), connection);
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement();
                    ResultSet names = statement.executeQuery(
                            "SELECT array_agg(relname::text) FROM pg_class WHERE relnamespace = 'public'::regnamespace")) {
                names.next();
                tables = names.getArray(1) == null
                        ? List.of()
                        : List.of((String[]) names.getArray(1).getArray());
            }
            return problems;
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve("src/main/resources").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
