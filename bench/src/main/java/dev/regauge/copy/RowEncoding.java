package dev.regauge.copy;

import dev.regauge.copy.table.TableReader;
import dev.regauge.copy.travel.Rows;
import dev.regauge.copy.value.Policies;
import dev.regauge.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;

/**
 * The bulk writer's encoding without its sending, for the benchmark. It lies in the writer's package, because no user needs
 * the one without the other.
 */
@NullMarked
public final class RowEncoding<T> {

    private static final int CHUNK = 64 * 1024;

    private final RowEncoder<T> encoder;
    private final Rows rows = new Rows(2 * CHUNK);

    private RowEncoding(RowEncoder<T> encoder) {
        this.encoder = encoder;
    }

    /** Of a mapping to a table, which is read. */
    public static <T> RowEncoding<T> of(Connection connection, String table, Mapping<T> mapping) throws SQLException {
        return new RowEncoding<>(
                RowEncoder.of(mapping, TableReader.read(connection, Identifier.of(table)), Policies.STRICT));
    }

    /** How many bytes the rows are. */
    public long encode(Iterable<T> all) {
        long bytes = 0;
        for (T row : all) {
            encoder.encode(row, rows);
            if (rows.bytes().size() >= CHUNK) {
                bytes += rows.bytes().size();
                rows.clear();
            }
        }
        bytes += rows.bytes().size();
        rows.clear();
        return bytes;
    }
}
