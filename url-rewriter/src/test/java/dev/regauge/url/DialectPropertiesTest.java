package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.grammar.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every dialect and every pair of them, on generated texts: with -Plong more than 100,000 of each. */
class DialectPropertiesTest {

    private static final int CASES = Cases.all(4_000, 100);

    static Stream<Dialect> dialects() {
        return Dialects.all().stream();
    }

    private static List<Dialect> targets() {
        return Dialects.all().stream().filter(Dialect::writable).toList();
    }

    private interface Check {
        void on(ConnectionTarget target);
    }

    private static void forEachReadable(Dialect dialect, int cases, Check check) {
        TargetGenerator texts = new TargetGenerator(42);
        int readable = 0;
        for (int i = 0; i < cases; i++) {
            String text = texts.next(dialect);
            try {
                ConnectionTarget target = ConnectionTarget.parse(text, dialect);
                readable++;
                check.on(target);
            } catch (UrlSyntaxException refused) {
                assertNoSecret(text, refused.getMessage() + refused.found());
            }
        }
        assertThat(readable).as("readable texts of " + dialect).isGreaterThan(cases / 10);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void rendersWhatItReadAsItStood(Dialect dialect) {
        forEachReadable(dialect, CASES, target -> {
            assertThat(target.render(dialect).text()).isEqualTo(target.text());
            assertThat(concatenated(target)).isEqualTo(target.text());
        });
    }

    private static String concatenated(ConnectionTarget target) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Piece piece : target.pieces()) {
            assertThat(piece.start()).isEqualTo(at);
            text.append(target.text(), piece.start(), piece.end());
            at = piece.end();
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void neverShowsASecret(Dialect dialect) {
        forEachReadable(dialect, CASES, target -> {
            String text = target.text();
            assertNoSecret(text, target.toString());
            assertNoSecret(text, target.parameters().toString() + target.password());
            // where an @ in a value ended the login, the rest of that value really is the host
            boolean swallowed = target.parameters().stream()
                    .anyMatch(parameter -> parameter.origin() == Parameter.Origin.USERINFO
                            && parameter.value().contains("="));
            if (!swallowed) {
                assertNoSecret(text, target.hosts().toString());
            }
            for (Dialect to : targets()) {
                assertNoSecret(text, said(target, to, false) + said(target, to, true));
            }
        });
    }

    private static String said(ConnectionTarget target, Dialect to, boolean stronger) {
        try {
            Conversion conversion = stronger ? target.renderStronger(to) : target.render(to);
            return conversion.masked() + conversion + conversion.changes();
        } catch (UrlConversionException refused) {
            return refused.getMessage() + refused.problem() + refused.fix();
        }
    }

    private static void assertNoSecret(String text, String output) {
        assertThat(output).as(text).doesNotContain(TargetGenerator.PLANTED);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void neverProtectsLess(Dialect dialect) {
        forEachReadable(dialect, CASES, target -> {
            for (Dialect to : targets()) {
                conversion(target, to, false).ifPresent(made -> assertProtects(target, made, to));
                conversion(target, to, true).ifPresent(made -> assertProtects(target, made, to));
            }
        });
    }

    private static Optional<Conversion> conversion(ConnectionTarget target, Dialect to, boolean stronger) {
        try {
            return Optional.of(stronger ? target.renderStronger(to) : target.render(to));
        } catch (UrlConversionException refused) {
            return Optional.empty();
        }
    }

    private static void assertProtects(ConnectionTarget before, Conversion made, Dialect to) {
        ConnectionTarget after = ConnectionTarget.parse(made.text(), to);
        String pair = before.text() + " -> " + made.text();
        if (before.tlsMode().isPresent() && after.tlsMode().isPresent()) {
            assertThat(after.tlsMode().get().weakerThan(before.tlsMode().get()))
                    .as(pair)
                    .isFalse();
        }
        assertThat(after.security().demands())
                .as(pair)
                .containsAllEntriesOf(before.security().demands());
    }

    /** Reading back gives the same hosts, login and database, and a lossless report is kept to the letter. */
    @ParameterizedTest
    @MethodSource("dialects")
    void leadsBackWhereTheReportSaysLossless(Dialect dialect) {
        forEachReadable(dialect, CASES, target -> {
            for (Dialect to : targets()) {
                conversion(target, to, false).ifPresent(made -> assertSame(target, made, to));
            }
        });
    }

    private static void assertSame(ConnectionTarget before, Conversion made, Dialect to) {
        ConnectionTarget after = ConnectionTarget.parse(made.text(), to);
        String pair = before.text() + " -> " + made.text() + "\n" + made.changes();
        if (password(before).isPresent() || made.lossless()) {
            assertThat(password(after)).as(pair).isEqualTo(password(before));
        }
        if (!made.lossless()) {
            return;
        }
        assertThat(meaning(after)).as(pair).containsAllEntriesOf(meaning(before));
        if (before.dialect().writable()) {
            // a refusal is loud, and loses nothing
            conversion(after, before.dialect(), false)
                    .ifPresent(back -> assertThat(meaning(ConnectionTarget.parse(back.text(), before.dialect())))
                            .as(pair + " -> " + back.text())
                            .isEqualTo(meaning(before)));
        }
    }

    private static Optional<Secret> password(ConnectionTarget target) {
        return target.password().or(target.dialect().defaults()::password);
    }

    /** Everything a target says, in neutral words, defaults filled in. */
    private static Map<String, Object> meaning(ConnectionTarget target) {
        Dialect.Defaults defaults = target.dialect().defaults();
        Map<String, Object> meaning = new HashMap<>();
        String user =
                target.user().filter(name -> !name.isEmpty()).or(defaults::user).orElse("(os)");
        meaning.put("hosts", hosts(target));
        meaning.put("user", user);
        String database = target.database().or(defaults::database).orElse("");
        meaning.put("database", database.isEmpty() ? user : database);
        meaning.put("security", target.security());
        Map<String, String> settings = new HashMap<>();
        boolean open = target.dialect().unknown() == Dialect.Unknown.SERVER_SETTING;
        for (Parameter parameter : target.settings()) {
            if (open && !target.dialect().knows(parameter.name())) {
                settings.put(parameter.name(), parameter.value());
            }
            Optional<Word> word = target.dialect().word(parameter.name());
            Optional<Concept> concept = word.flatMap(Word::concept).filter(about -> about != Concept.TLS_MODE);
            concept.ifPresent(about -> putNeutral(
                    settings,
                    about,
                    word.get().meaning().read(parameter.value()).orElse("?")));
        }
        meaning.put("settings", settings);
        return meaning;
    }

    /** A setting of the server is the same under a word of its own and among the options. */
    private static void putNeutral(Map<String, String> settings, Concept concept, String neutral) {
        if (concept == Concept.SERVER_OPTIONS) {
            OptionsText.parse(neutral).settings().forEach(setting -> settings.put(setting.name(), setting.value()));
        } else {
            settings.put(concept.serverSetting().orElse(concept.name()), neutral);
        }
    }

    private static List<String> hosts(ConnectionTarget target) {
        String unnamed = target.dialect().defaults().host().orElse("(environment)");
        List<String> hosts = new ArrayList<>();
        for (Host host : target.hosts()) {
            String name = host.name().replace("[", "").replace("]", "");
            String port = host.portText().filter(text -> !text.isEmpty()).orElse("5432");
            hosts.add((name.isEmpty() ? unnamed : name) + " " + port);
        }
        return hosts.isEmpty() ? List.of(unnamed + " 5432") : hosts;
    }

    @Test
    void knowsNoDialectTwice() {
        assertThat(Dialects.all()).extracting(Dialect::id).doesNotHaveDuplicates();
    }
}
