package dev.regauge.load;

import dev.regauge.load.record.RecordFormat;
import dev.regauge.load.source.Source;
import dev.regauge.load.source.Sources;
import dev.regauge.sql.Identifier;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with a table, and a folder with files to load into it. */
final class Loads {

    private final TestDatabase database;
    private final Path folder;

    Loads(Path folder) {
        this.database = EmbeddedServer.shared().newDatabase();
        this.folder = folder;
    }

    TestDatabase database() {
        return database;
    }

    Loads given(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path folder() {
        return folder;
    }

    DataSource source() {
        return source(database);
    }

    static DataSource source(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    /** Loads a CSV with a header into the table {@code t}. */
    LoadReport csv(String text, UnaryOperator<Settings> more) throws IOException {
        return load(List.of(file("t.csv", text)), more);
    }

    LoadReport csv(String text) throws IOException {
        return csv(text, settings -> settings);
    }

    LoadReport load(List<Path> files, UnaryOperator<Settings> more) throws IOException {
        return load(source(), files, more, new LoadWatch());
    }

    LoadReport load(DataSource source, List<Path> files, UnaryOperator<Settings> more, LoadWatch watch)
            throws IOException {
        Settings settings = more.apply(new Settings(LoadSettings.of(Identifier.of("t"), RecordFormat.csv()))
                .rejects(folder.resolve("t.rejects.jsonl")));
        return FileLoad.of(settings.made()).run(source, sources(files), watch);
    }

    static List<Source> sources(List<Path> files) throws IOException {
        InputStream none = new ByteArrayInputStream(new byte[0]);
        return Sources.of(files.stream().map(Path::toString).toList(), Optional.empty(), none);
    }

    /** What a query answers, rows parted by commas. */
    String ask(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder all = new StringBuilder();
            while (rows.next()) {
                all.append(all.isEmpty() ? "" : ", ").append(rows.getString(1));
            }
            return all.toString();
        }
    }

    List<String> rejects() throws IOException {
        Path file = folder.resolve("t.rejects.jsonl");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
