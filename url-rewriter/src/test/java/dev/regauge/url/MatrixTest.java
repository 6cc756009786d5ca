package dev.regauge.url;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same 58 texts in nine real parsers. {@code matrix.tsv} holds what each was seen to answer: {@code host=name:port}
 * once for each host, {@code db}, {@code user}, {@code password}, {@code +name=value} for everything else, all
 * percent-encoded; {@code -} where nothing is said, {@code ERR} where it was refused. What a parser leaves to its
 * defaults, and what it keeps empty, is not there.
 */
class MatrixTest {

    private static final String TWICE = "the parser keeps both, and the driver behind it takes one text for a password";
    private static final String LISTS = "the parser hands on one name, and libpq behind it splits it and its ports";

    /** What differs on purpose: newer parsers than those of the matrix, and what the client behind a parser does. */
    private static final Map<String, String> EXPLAINED = Map.ofEntries(
            entry("pgjdbc ?user=me@x", "parseURL fills in the defaults, which are no part of the text"),
            entry("node-pg [::1]:5433/d", "pg-connection-string drops the brackets since 2.14"),
            entry("postgres-js [::1]:5433/d", "postgres 3.4.9 cuts the host at its first colon"),
            entry("vertx h?sslmode=require", "the matrix shows the name of a constant, not the word it was read from"),
            entry("sqlalchemy h/d?password=a&password=b", TWICE),
            entry("sqlalchemy h1,h2/d?port=1,2", "mixing a list of ports with such a name is refused"),
            entry("sqlalchemy h1,h2:5433/d", LISTS),
            entry("sqlalchemy h1,h2/d?port=6432", LISTS),
            entry("dj-database-url h/d?password=a&password=b", TWICE),
            entry("dj-database-url h1,h2:5433/d", LISTS),
            entry("dj-database-url h1,h2/d?port=6432", LISTS),
            entry("dj-database-url h1,h2/d?port=1,2", LISTS));

    private static final List<String> LINES = lines();
    private static final List<String> COLUMNS = Arrays.asList(LINES.get(0).split("\t", -1));

    private static List<String> lines() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(MatrixTest.class.getResourceAsStream("matrix.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Dialect> columnsThatExist() {
        return Dialects.all().stream().filter(dialect -> COLUMNS.contains(dialect.id()));
    }

    @ParameterizedTest
    @MethodSource("columnsThatExist")
    void readsAsTheParserWasSeenToRead(Dialect dialect) {
        List<String> differences = new ArrayList<>();
        for (String line : LINES.subList(1, LINES.size())) {
            String[] cells = line.split("\t", -1);
            String cell = cells[COLUMNS.indexOf(dialect.id())];
            boolean explained = EXPLAINED.containsKey(dialect + " " + cells[0]);
            String ours = reading(cells[0], dialect, Cell.of(cell));
            if (ours.equals(Cell.of(cell).toString()) == explained) {
                differences.add(cells[0] + "\n    parser " + cell + "\n    ours   " + ours
                        + (explained ? "\n    explained, but the same" : ""));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void isWhole() {
        assertThat(LINES)
                .hasSize(59)
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(10));
        assertThat(columnsThatExist()).contains(Dialects.PGJDBC, Dialects.PGJDBC_NG, Dialects.LIBPQ_URI);
    }

    private static String reading(String rest, Dialect dialect, Cell cell) {
        String prefix = dialect.prefix();
        String slashes = prefix.endsWith("//") ? "" : "//";
        try {
            return Cell.of(ConnectionTarget.parse(prefix + slashes + rest, dialect), cell)
                    .toString();
        } catch (UrlSyntaxException refused) {
            return "ERR";
        }
    }

    /** One answer. */
    private record Cell(List<String> hosts, String database, String user, String password, List<String> parameters) {

        private static final Cell REFUSED = new Cell(List.of("ERR"), "", "", "", List.of());

        /** Address and login, which a parser may keep among its parameters; the client uses them all the same. */
        private static final List<String> LOGIN = List.of("user", "password", "host", "port", "dbname");

        static Cell of(String text) {
            if (text.equals("ERR")) {
                return REFUSED;
            }
            List<String> tokens = text.equals("-") ? List.of() : List.of(text.split(" ", -1));
            return new Cell(
                    values(tokens, "host=").map(Cell::withPort).toList(),
                    values(tokens, "db=").findFirst().orElse(""),
                    values(tokens, "user=").findFirst().orElse(""),
                    values(tokens, "password=").findFirst().orElse(""),
                    values(tokens, "+").map(Cell::canonical).sorted().toList());
        }

        private static Stream<String> values(List<String> tokens, String key) {
            return tokens.stream().filter(token -> token.startsWith(key)).map(token -> token.substring(key.length()));
        }

        private static String withPort(String host) {
            return host.indexOf(':') < 0 ? host + ":5432" : host;
        }

        /** Names and values that parsers type are the same in capitals. */
        private static String canonical(String parameter) {
            return parameter.replaceFirst("^sslMode=", "sslmode=").replaceFirst("^ssl=True$", "ssl=true");
        }

        /** What we read, with the parameters where the parser keeps them. */
        static Cell of(ConnectionTarget target, Cell parser) {
            List<String> hosts = target.hosts().stream().map(Cell::host).toList();
            boolean kept = parser.parameters.stream().anyMatch(Cell::isLogin);
            List<String> parameters = Stream.concat(
                            target.settings().stream(),
                            target.parameters().stream().filter(parameter -> kept && isLogin(parameter, target)))
                    .filter(parameter -> isLast(parameter, target))
                    .map(parameter -> parameter(parameter, target))
                    .map(Cell::canonical)
                    .distinct()
                    .sorted()
                    .toList();
            return new Cell(
                    kept && keeps(parser, "host") ? parser.hosts : hosts,
                    kept && keeps(parser, "dbname") ? parser.database : encoded(target.database()),
                    kept && keeps(parser, "user") ? parser.user : encoded(target.user()),
                    kept && keeps(parser, "password")
                            ? parser.password
                            : encoded(target.password().map(Secret::reveal)),
                    parameters);
        }

        private static boolean keeps(Cell parser, String name) {
            return parser.parameters.stream().anyMatch(parameter -> parameter.startsWith(name + "="));
        }

        private static boolean isLogin(String parameter) {
            return LOGIN.contains(parameter.substring(0, parameter.indexOf('=')));
        }

        private static boolean isLogin(Parameter parameter, ConnectionTarget target) {
            return parameter.origin() == Parameter.Origin.QUERY
                    && LOGIN.contains(parameter.name())
                    && target.dialect().isAddress(parameter);
        }

        private static boolean isLast(Parameter parameter, ConnectionTarget target) {
            return target.parameters().stream()
                    .filter(other -> other.name().equals(parameter.name()))
                    .reduce((first, last) -> last)
                    .filter(last -> last == parameter)
                    .isPresent();
        }

        private static String host(Host host) {
            String port = host.portText().filter(text -> !text.isEmpty()).orElse("5432");
            return encoded(Optional.of(host.name())) + ":" + encoded(Optional.of(port));
        }

        /** libpq keeps an older spelling of the TLS mode under the newer one. */
        private static String parameter(Parameter parameter, ConnectionTarget target) {
            boolean older = target.dialect() == Dialects.LIBPQ_URI
                    && parameter.name().equals("ssl")
                    && parameter.value().equals("true");
            return older
                    ? "sslmode=require"
                    : encoded(Optional.of(parameter.name())) + "=" + encoded(Optional.of(parameter.value()));
        }

        private static String encoded(Optional<String> text) {
            StringBuilder encoded = new StringBuilder();
            for (byte b : text.orElse("").getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (b & 0xFF);
                boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "._~/@[]+-#?'".indexOf(c) >= 0);
                encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
            }
            return encoded.toString();
        }

        @Override
        public String toString() {
            return equals(REFUSED)
                    ? "ERR"
                    : "hosts " + hosts + " db " + database + " user " + user + " password " + password + " "
                            + parameters;
        }
    }
}
