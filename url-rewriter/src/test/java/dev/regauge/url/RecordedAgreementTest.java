package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.Recording.Meant;
import dev.regauge.url.grammar.Atoms;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The answers of real parsers outside Java to texts of every kind, hostile ones included, beside ours. What differs on
 * purpose: placeholders, which the parsers do not know, and what {@link #explained} lists.
 */
class RecordedAgreementTest {

    @ParameterizedTest
    @CsvSource({
        "libpq-uri, libpq-uri",
        "libpq-uri:18, libpq-uri-18",
        "libpq-dsn, libpq-dsn",
        "libpq-dsn:18, libpq-dsn-18",
        "asyncpg, asyncpg",
        "node-pg, node-pg",
        "postgres-js, postgres-js",
        "sqlx, sqlx",
        "prisma, prisma",
        "pgx, pgx",
        "pgx, pgx-dsn",
        "lib-pq, lib-pq",
        "lib-pq, lib-pq-dsn",
        "tokio-postgres, tokio-postgres",
        "tokio-postgres, tokio-postgres-dsn",
    })
    void readsWhatTheRealParserReads(String dialect, String recording) {
        List<String> differences = new ArrayList<>();
        int accepted = 0;
        for (Recording.Answer answer : Recording.of(recording)) {
            if (!Atoms.in(answer.input()).isEmpty()
                    || explained(answer)
                    || WhatwgRecordings.explained(answer.input(), dialect)) {
                continue;
            }
            Optional<Meant> ours = ours(answer.input(), Dialects.byId(dialect));
            accepted += answer.meant().isPresent() ? 1 : 0;
            if (!ours.equals(answer.meant())) {
                differences.add(answer.input() + "\n    parser " + answer.meant() + "\n    ours   " + ours);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(accepted).isGreaterThan(100);
    }

    /** Differences that are meant, each with its reason. */
    private static boolean explained(Recording.Answer answer) {
        // the parser looked for a file that was not on its machine; ours reads no files
        boolean file = answer.error().contains("no such file") || answer.error().contains("service file");
        // an encoded surrogate is one U+FFFD in Java and three in Python, which wrote the recordings down
        return file || answer.input().contains("%ED%A0%80");
    }

    private static Optional<Meant> ours(String text, Dialect dialect) {
        ConnectionTarget target;
        try {
            target = ConnectionTarget.parse(text, dialect);
        } catch (UrlSyntaxException refused) {
            return Optional.empty();
        }
        return Optional.of(new Meant(
                target.hosts().stream().map(RecordedAgreementTest::host).toList(),
                target.database(),
                target.user(),
                target.password().map(Secret::reveal),
                settings(target)));
    }

    private static List<String> host(Host host) {
        String port = host.portText().orElse("-");
        boolean number = !port.isEmpty() && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return List.of(host.name(), number ? new BigInteger(port).toString() : port);
    }

    private static Map<String, Object> settings(ConnectionTarget target) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Parameter parameter : target.settings()) {
            String name = parameter.name();
            String value = parameter.value();
            if (target.dialect().family() == Dialect.Family.LIBPQ
                    && target.dialect().isTlsMode(name)) {
                // libpq stores its older spellings under the newest
                value = name.equals("sslmode")
                        ? value
                        : target.dialect()
                                .word(name)
                                .orElseThrow()
                                .meaning()
                                .read(value)
                                .orElseThrow();
                name = "sslmode";
            }
            values.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
        }
        Map<String, Object> settings = new TreeMap<>();
        values.forEach((name, all) -> settings.put(name, all.get(all.size() - 1)));
        return WhatwgRecordings.asRecorded(target, settings);
    }
}
