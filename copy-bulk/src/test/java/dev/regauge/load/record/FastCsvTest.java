package dev.regauge.load.record;

import static dev.regauge.load.record.Read.rows;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our splitter against the library that others would take. */
class FastCsvTest {

    private static final List<String> PIECES =
            List.of("a", "bc", "1234567890", " ", "é", "日本", "😀", "'", "\t", "\\", ";", "");

    private static final List<String> QUOTED = List.of("\"\"", ",", "\n", "\r\n", "\r", "\"\"\"\"");

    private static String valid(Random random) {
        StringBuilder text = new StringBuilder();
        int rows = random.nextInt(8);
        for (int row = 0; row < rows; row++) {
            int fields = 1 + random.nextInt(5);
            for (int i = 0; i < fields; i++) {
                text.append(i > 0 ? "," : "").append(field(random));
            }
            text.append(row == rows - 1 && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    private static String field(Random random) {
        boolean quoted = random.nextInt(3) == 0;
        StringBuilder field = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            List<String> pieces = quoted && random.nextBoolean() ? QUOTED : PIECES;
            field.append(pieces.get(random.nextInt(pieces.size())));
        }
        return quoted ? "\"" + field + "\"" : field.toString();
    }

    private static List<List<@Nullable String>> peer(String text) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .forEach(row -> rows.add(new ArrayList<>(row.getFields())));
        return rows;
    }

    /** It has no NULL. */
    private static List<List<@Nullable String>> ours(RecordFormat format, String text) {
        List<List<@Nullable String>> rows = rows(format, text, "several", "names");
        rows.forEach(row -> row.replaceAll(field -> field == null ? "" : field));
        return rows;
    }

    private static void compare(int cases) {
        Random random = new Random(4180);
        for (int i = 0; i < cases; i++) {
            String text = valid(random);
            RecordFormat format = RecordFormat.csv().withBatchBytes(1 + random.nextInt(100));
            assertThat(ours(format, text)).as(text).isEqualTo(peer(text));
        }
    }

    @Test
    void seesTheSameFieldsInTenThousandFiles() {
        compare(10_000);
    }

    @Test
    @Tag("long")
    void seesTheSameFieldsInAMillionFiles() {
        compare(1_000_000);
    }
}
