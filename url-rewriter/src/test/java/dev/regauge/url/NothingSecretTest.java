package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.grammar.Atoms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Passwords planted in texts of every kind, raw characters around and inside them, and never seen again. */
class NothingSecretTest {

    private static final int CASES = Cases.all(100_000, 500);

    private static final List<String> PREFIXES = List.of(
            "postgresql://",
            "postgres://",
            "jdbc:postgresql://",
            "jdbc:postgres://",
            "jdbc:pgsql://",
            "JDBC:PostgreSQL://",
            "jdbc:p6spy:postgresql://",
            "r2dbc:postgresql://",
            "pg://");
    private static final List<String> USERS = List.of("u", "", "u%40corp", "u@corp", "a/b", "${U}");
    private static final List<String> AROUND =
            List.of("", "", "@", "#", "/", "?", "%", ":", "+", " ", "&", "=", "%40", "p");
    private static final List<String> HOSTS =
            List.of("h", "h:5432", "h1,h2:5433", "[::1]", "[::1]:1", "", ":5433", "my_host", "h:x", "${H:h}");
    private static final List<String> TAILS = List.of(
            "/d",
            "/",
            "",
            "/d?sslmode=require",
            "?user=x",
            "/d?application_name=me@x",
            "/a b",
            "/d?x=a@b",
            "/d#f",
            "/a/b");

    private final UrlGenerator random = new UrlGenerator(7);

    @Test
    void plantedBeforeTheHost() {
        for (int i = 0; i < CASES; i++) {
            String secret = "s3cr3t" + random.pick(AROUND) + "pl4nt3d";
            String text = random.pick(PREFIXES) + random.pick(USERS) + ":" + random.pick(AROUND) + secret
                    + random.pick(AROUND) + "@" + random.pick(HOSTS) + random.pick(TAILS);
            assertShowsNothing(text);
        }
    }

    @Test
    void plantedBehindTheHost() {
        List<String> separators = List.of("", "@", "#", "/", "?", "%", ":", "+", " ", "%40", "=", "&", "&=");
        List<String> names = List.of("password", "pass%77ord", "sslpassword", "user=u&password");
        for (int i = 0; i < CASES; i++) {
            String secret = "s3cr3t" + random.pick(separators) + "pl4nt3d";
            String text = random.pick(PREFIXES) + random.pick(HOSTS) + random.pick(List.of("/d", "/", "", "/a/b")) + "?"
                    + random.pick(names) + "=" + secret
                    + random.pick(List.of("", "&sslmode=require", "&x", "&amp;y=z"));
            assertShowsNothing(text);
        }
    }

    @Test
    void plantedInAListOfKeysAndValues() {
        for (int i = 0; i < CASES; i++) {
            String separator = random.pick(List.of(" ", ";", "  ", "; "));
            String secret = "s3cr3t" + random.pick(List.of("", "@", "#", "\\ ", "%", ":", "=", "'")) + "pl4nt3d";
            String quote = random.pick(List.of("", "'", "\""));
            String text = random.pick(List.of("host=h", "Host=h", "host=h,g port=1,2", "dbname=d", "Server='h'"))
                    + separator
                    + random.pick(List.of("password", "Password", "PASSWORD", "sslpassword", "Pwd"))
                    + random.pick(List.of("=", " = "))
                    + quote
                    + secret
                    + quote
                    + separator
                    + random.pick(List.of("user=u", "Username=u", "x", "port=5433", ""));
            assertShowsNothing(text);
        }
    }

    /** In every dialect that can say it, though an ampersand makes a parameter of its rest. */
    @Test
    void writtenInAnotherDialect() {
        int written = 0;
        for (String start : List.of(
                "postgresql://u@h/d?sslmode=require&password=",
                "jdbc:postgresql://h/d?user=u&sslmode=require&password=",
                "jdbc:pgsql://h/d?user=u&sslPassword=")) {
            for (String rest : List.of("pl4nt3d", "&pl4nt3d", "&=pl4nt3d", "&pl4nt3d&pl4nt3d", "=pl4nt3d")) {
                for (Dialect to : Dialects.all()) {
                    try {
                        Conversion conversion =
                                ConnectionTarget.parse(start + "s3cr3t" + rest).render(to);
                        written++;
                        assertThat(conversion.masked() + conversion.changes())
                                .as("%s in %s", start + "s3cr3t" + rest, to.id())
                                .doesNotContain("s3cr3t")
                                .doesNotContain("pl4nt3d");
                    } catch (UrlSyntaxException refused) {
                        assertThat(refused.toString()).doesNotContain("s3cr3t").doesNotContain("pl4nt3d");
                    } catch (UrlConversionException refused) {
                        assertThat(refused.toString()).doesNotContain("s3cr3t").doesNotContain("pl4nt3d");
                    }
                }
            }
        }
        assertThat(written).isGreaterThan(100);
    }

    /** What looks like a placeholder is a name, as in {@code @db.host@}, and shown. */
    private static void assertShowsNothing(String text) {
        if (Atoms.in(text).texts().stream().anyMatch(atom -> atom.contains("s3cr3t") || atom.contains("pl4nt3d"))) {
            return;
        }
        for (String output : outputs(text)) {
            assertThat(output).as(text).doesNotContain("s3cr3t").doesNotContain("pl4nt3d");
        }
    }

    private static List<String> outputs(String text) {
        List<String> outputs = new ArrayList<>();
        try {
            Diagnosis diagnosis = Diagnosis.of(text);
            outputs.add(diagnosis.toString());
            outputs.add(diagnosis.masked());
            outputs.add(diagnosis.groups().toString());
            outputs.add(diagnosis.reference().toString());
        } catch (UrlSyntaxException refused) {
            addAll(refused, outputs);
        }
        addRepair(text, Optional.empty(), outputs);
        List<Dialect> all = Dialects.all();
        for (int i = Math.floorMod(text.hashCode(), 5); i < all.size(); i += 5) {
            addRepair(text, Optional.of(all.get(i)), outputs);
        }
        return outputs;
    }

    private static void addRepair(String text, Optional<Dialect> dialect, List<String> outputs) {
        try {
            Repair repair = dialect.map(some -> Repair.of(text, some)).orElseGet(() -> Repair.of(text));
            outputs.add(repair.steps().toString());
            if (dialect.isEmpty()) {
                outputs.add(repair.toString() + repair.target().hosts());
            }
        } catch (UrlSyntaxException refused) {
            addAll(refused, outputs);
        } catch (UrlConversionException refused) {
            outputs.add(refused.problem() + refused.fix());
        }
    }

    private static void addAll(UrlSyntaxException refused, List<String> outputs) {
        outputs.add(refused.toString() + refused.found() + refused.problem() + refused.fix());
        if (refused instanceof AmbiguousUrlException ambiguous) {
            outputs.add(ambiguous.readings().toString());
        }
    }

    @Test
    void hostileTextsAreAnsweredAtOnce() {
        for (String piece : List.of(
                "@", "@h/", "u:p@", "?user=", "&a=b", ":", "/", ",", "[", "${", "%", "%4", "\"", "&amp;", "=", "h,",
                "@h:1,")) {
            for (String prefix : List.of("postgresql://u:", "jdbc:postgresql://", "jdbc:pgsql://h/d?")) {
                new Proportion(20_000, Duration.ofSeconds(20))
                        .keptBy(
                                length -> prefix + piece.repeat(length / piece.length()),
                                text -> assertThat(outputs(text)).isNotEmpty());
            }
        }
    }
}
