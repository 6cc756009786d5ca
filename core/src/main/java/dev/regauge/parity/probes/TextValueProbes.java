package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts for parameters of other types, of the kind that people type into forms: it is the driver that reads them, or the
 * server, and one is less strict than the other.
 */
final class TextValueProbes {

    private TextValueProbes() {}

    static List<Probe> all() {
        return Stream.of(numbers(), times(), others()).flatMap(List::stream).toList();
    }

    private static List<Probe> numbers() {
        return List.of(
                text("int-letters-behind", "int", "1abc"),
                text("int-fraction", "int", "7.9"),
                text("int-hexadecimal", "int", "0x1F"),
                text("int-plus", "int", "+7"),
                text("int-too-large", "int", "2147483648"),
                text("smallint-too-large", "smallint", "40000"),
                text("bigint-too-large", "bigint", "9223372036854775808"),
                text("numeric-exponent", "numeric", "1e3"),
                text("float8-exponent", "float8", "1e-7"),
                text("money-grouped", "money", "1,234.50"));
    }

    private static List<Probe> times() {
        return List.of(
                text("date-no-such-day", "date", "2020-02-30"),
                text("date-with-time", "date", "2020-02-29 23:00:00"),
                text("timestamp-iso", "timestamp", "2020-02-29T10:11:12"),
                text("timestamp-seventh-digit", "timestamp", "2020-02-29 10:11:12.1234565"),
                text("time-of-midnight", "time", "24:00"));
    }

    private static List<Probe> others() {
        return List.of(
                text("uuid-short", "uuid", "1-1-1-1-1"),
                text("regclass", "regclass", "item").given("create table item (id int)"));
    }

    private static Probe text(String name, String type, String value) {
        return Parameters.query(Probe.named("placeholders/text-" + name), "select ?::" + type + "::text", value)
                .instead("Cast twice, so that the server reads the text: `?::text::" + type + "`.");
    }
}
