package dev.regauge.url;

import dev.regauge.url.ConversionExamples.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page about conversions: what bites whatever the dialects, and then each pair. */
final class ConversionPage {

    private static final String REFUSED = "refused";

    private final StringBuilder page = new StringBuilder();

    private ConversionPage() {}

    static String text() {
        ConversionPage page = new ConversionPage();
        page.beginning();
        page.silence();
        page.words();
        page.times();
        page.passwords();
        page.unknownNames();
        page.readings();
        page.pairs();
        return page.page.toString().stripTrailing() + "\n";
    }

    private void beginning() {
        text("""
                # Converting connection strings: what bites

                Two connection strings that look alike may reach different servers, or the same one without TLS. This page shows
                where. All URLs, values and modes on it are computed: `ConversionPageTest` writes it from the tables Regauge reads
                and writes with, and fails where page and tables differ (`-Dregauge.approve=true` writes it anew).

                To convert one of yours: `./regauge url convert --to pgjdbc 'postgresql://...'`.

                If you have ten minutes, read the first six sections; then look up your pair in the last.
                """);
    }

    private void silence() {
        text("""

                ## 1. Saying nothing about TLS says something

                What a client does when the text has no word for TLS. Dropping a parameter, or moving a text that never had one, can
                take the protection away; so Regauge writes the mode out where the other side would protect less.
                """);
        table("without a word", "clients", dialects(false), dialect -> mode(dialect, Texts.plain(dialect)));
        text("""

                `prefer` is no protection: it goes on in plain text where the server, or somebody in between, says it has no TLS.
                """);
    }

    private void words() {
        text("""

                ## 2. One word, several protections

                A mode here is what the client does: `require` encrypts and trusts any certificate, `verify-full` checks certificate
                and name.
                """);
        words("`sslmode=require`", "sslmode", "require");
        words("`sslmode=require` and `sslrootcert=/ca.pem`", "sslmode", "require", "sslrootcert", "/ca.pem");
        words("`sslmode=verify-full`", "sslmode", "verify-full");
        words("`ssl=true`", "ssl", "true");
        text("""

                Moving a word by hand therefore weakens TLS without any error. Regauge moves the mode and not the word, and refuses
                where the other side cannot say it; `--allow-stronger` takes the next stronger word.
                """);
    }

    private void words(String title, String... namesAndValues) {
        table(
                title,
                "clients",
                dialects(true),
                dialect -> dialect.knows(namesAndValues[0])
                        ? mode(dialect, Texts.with(dialect, namesAndValues))
                        : unheard(dialect));
    }

    /** What comes of a word for TLS that is none of the client's. */
    private static String unheard(Dialect dialect) {
        return switch (dialect.unknown()) {
            case REFUSED -> REFUSED;
            case SERVER_SETTING -> "the server is asked to set it, and refuses";
            case IGNORED -> "**" + dialect.defaultTlsMode() + "**: nobody looks at it";
        };
    }

    private static String mode(Dialect dialect, String text) {
        try {
            return ConnectionTarget.parse(text, dialect)
                    .tlsMode()
                    .map(mode -> "**" + mode + "**")
                    .orElse(REFUSED);
        } catch (UrlSyntaxException refused) {
            return REFUSED;
        }
    }

    private void times() {
        text("""

                ## 3. The same time, another number

                A number that moves without its unit is wrong by a factor of a thousand. Parts of a second are rounded up, because 0 is
                no limit to most clients.
                """);
        spelled("five seconds to connect", Concept.CONNECT_TIMEOUT, "5000");
        spelled("nothing from the server for a second and a half", Concept.SOCKET_TIMEOUT, "1500");
        spelled("a minute for one statement, counted by the client", Concept.QUERY_TIMEOUT, "60000");
        spelled("prepare on the server at the first use", Concept.PREPARE_THRESHOLD, "1");
        spelled("never prepare on the server", Concept.PREPARE_THRESHOLD, "0");
    }

    private void spelled(String title, Concept concept, String neutral) {
        List<Dialect> sayable = dialects(false).stream()
                .filter(dialect -> saying(dialect, concept, neutral).isPresent())
                .toList();
        table(
                title,
                "clients",
                sayable,
                dialect -> Markdown.code(saying(dialect, concept, neutral).orElseThrow()));
    }

    private static Optional<String> saying(Dialect dialect, Concept concept, String neutral) {
        return dialect.word(concept)
                .flatMap(word -> word.meaning().say(neutral).map(saying -> word.name() + "=" + saying.text()));
    }

    private void passwords() {
        text("""

                ## 4. The password

                A raw `+` is a plus to one client and a blank to the next; `%2B` and `%20` mean the same to all that decode. pgjdbc knows
                no `user:password@` at all: `jdbc:postgresql://u@h/d` is the *host* `u@h`.
                """);
        table("a raw `+` in the password is", "clients", dialects(true), Passwords::plus);
    }

    private void unknownNames() {
        text("""

                ## 5. Names nobody knows

                A parameter under another client's name is an error at best. At worst it is as if it were not there.
                """);
        table("unknown names are", "clients", dialects(false), Passwords::unknown);
    }

    private void readings() {
        text("""

                ## 6. The same bytes, another server

                What stands behind the `//` of each client's own scheme, and what that client makes of it.
                """);
        page.append('\n').append(SurprisingReadings.table());
    }

    private void pairs() {
        List<Example> examples = ConversionExamples.all().toList();
        text("""

                ## 7. Pair by pair

                Each begins with an example and what Regauge says about it. **Refused** is what Regauge does not convert, because
                leaving it out would reach another server or protect less. The rest is in the order in which it bites.

                """);
        for (Example example : examples) {
            page.append("* [")
                    .append(example.title())
                    .append("](#")
                    .append(anchor(example.title()))
                    .append(")\n");
        }
        page.append('\n');
        examples.forEach(example -> page.append(PairChapter.of(example)));
    }

    /** As GitHub makes it from a heading. */
    private static String anchor(String title) {
        return title.chars()
                .filter(c -> Character.isLetterOrDigit(c) || c == '-' || c == ' ')
                .mapToObj(c -> c == ' ' ? "-" : Character.toString(c))
                .collect(Collectors.joining());
    }

    private void text(String block) {
        page.append(block);
    }

    /** One row for each answer, the most common first; a version or variant only where its answer is another one. */
    private void table(String title, String who, List<Dialect> dialects, Function<Dialect, String> answer) {
        Map<String, String> answers = new LinkedHashMap<>();
        dialects.forEach(dialect -> answers.put(dialect.id(), answer.apply(dialect)));
        Map<String, List<String>> clients = new LinkedHashMap<>();
        answers.forEach((id, given) -> {
            boolean variant = !base(id).equals(id) && given.equals(answers.get(base(id)));
            if (!variant) {
                clients.computeIfAbsent(given, first -> new ArrayList<>()).add(id);
            }
        });
        page.append('\n').append(Markdown.row(title, who)).append("|---|---|\n");
        clients.entrySet().stream()
                .sorted(Comparator.comparing(row -> -row.getValue().size()))
                .forEach(row -> page.append(Markdown.row(row.getKey(), String.join(", ", row.getValue()))));
    }

    /** The name without version or variant. */
    private static String base(String id) {
        int end = 0;
        while (end < id.length() && id.charAt(end) != ':' && id.charAt(end) != '+') {
            end++;
        }
        return id.substring(0, end);
    }

    private static List<Dialect> dialects(boolean urisOnly) {
        return Dialects.all().stream()
                .filter(dialect -> !urisOnly || !dialect.prefixes().isEmpty())
                .toList();
    }
}
