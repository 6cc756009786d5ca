package dev.regauge.bench.load;

import dev.regauge.bench.copy.WideRows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/** Files of wide rows in a folder of their own, written by the server's own COPY, once. */
final class WideFiles implements AutoCloseable {

    /** The rows as a table; dropped as soon as the files are made, since its rows are many. */
    static final String SOURCE = "source";

    static final String CSV = "format csv, header";

    private final Path folder;
    private final Connection connection;
    private final int rows;

    private WideFiles(Path folder, Connection connection, int rows) {
        this.folder = folder;
        this.connection = connection;
        this.rows = rows;
    }

    static WideFiles of(Target target, int rows) throws SQLException, IOException {
        target.execute("drop table if exists " + Target.TABLE);
        WideRows.fill(target.server(), SOURCE, rows);
        target.execute(WideRows.create(Target.TABLE));
        return new WideFiles(Files.createTempDirectory("regauge-load-bench"), target.connection(), rows);
    }

    int rows() {
        return rows;
    }

    Path folder() {
        return folder;
    }

    /** All rows. */
    Path write(String name, String format) throws SQLException, IOException {
        return write(name, "select * from " + SOURCE, format);
    }

    /** What a query gives, in order. */
    Path write(String name, String query, String format) throws SQLException, IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout (" + format + ")", out);
        }
        return file;
    }

    /** The same file packed, beside it. */
    static Path pack(Path file) throws IOException {
        Path packed = file.resolveSibling(file.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed;
    }

    /** A query of the first so many rows. */
    static String first(int count) {
        return "select * from " + SOURCE + " where id < " + (WideRows.FIRST_ID + count);
    }

    /** All rows. */
    Contents contents() throws SQLException {
        return Contents.of(connection, SOURCE);
    }

    /** Of a part. */
    Contents contents(String where) throws SQLException {
        return Contents.of(connection, SOURCE + " where " + where);
    }

    void dropSource() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table " + SOURCE);
        }
    }

    static double megabytes(Path file) {
        try {
            return Files.size(file) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
