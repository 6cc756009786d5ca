package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Small texts in any dialect, made for a look at what becomes of one thing in them. */
final class Texts {

    private static final Host SERVER = new Host("db1", Optional.empty());

    private Texts() {}

    /** A server, a user and a database. */
    static String plain(Dialect dialect) {
        return of(dialect, List.of());
    }

    /** The same with one parameter. */
    static String with(Dialect dialect, Word word, String value) {
        return of(dialect, List.of(new Said.Pair(word.concept(), word.name(), Value.of(value))));
    }

    /**
     * The same with parameters in any spelling.
     *
     * @param namesAndValues one behind the other
     */
    static String with(Dialect dialect, String... namesAndValues) {
        List<Said.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(new Said.Pair(Optional.empty(), namesAndValues[i], Value.of(namesAndValues[i + 1])));
        }
        return of(dialect, pairs);
    }

    private static String of(Dialect dialect, List<Said.Pair> parameters) {
        return dialect.writable() ? written(dialect, parameters) : uri(dialect, parameters);
    }

    private static String written(Dialect dialect, List<Said.Pair> parameters) {
        List<Said.Pair> all = new ArrayList<>();
        dialect.word(Concept.USER)
                .ifPresent(word -> all.add(new Said.Pair(word.concept(), word.name(), Value.of("app"))));
        all.addAll(parameters);
        Output out = new Output(Set.of());
        dialect.write(new Said(List.of(SERVER), Optional.of(Value.of("orders")), all), out);
        return out.text();
    }

    private static String uri(Dialect dialect, List<Said.Pair> parameters) {
        String slashes = dialect.prefix().endsWith("//") ? "" : "//";
        Output out = new Output(Set.of());
        out.text(dialect.prefix()).text(slashes).text("app@db1/orders").query(parameters);
        return out.text();
    }
}
