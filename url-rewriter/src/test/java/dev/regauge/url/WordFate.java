package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of one parameter with one value when it is converted: found out by converting it.
 *
 * @param before as {@code name=value}
 * @param after as {@code name=value}; empty where nothing is written
 * @param kind empty where the conversion is refused
 * @param why the conversion's own words
 */
record WordFate(Word word, String before, String after, Optional<Kind> kind, String why) {

    /** Neutral words of every kind; a dialect says those that it has. */
    private static final List<String> NEUTRAL = List.of(
            "true",
            "false",
            "disable",
            "allow",
            "prefer",
            "require",
            "direct",
            "any",
            "primary",
            "read-write",
            "standby",
            "read-only",
            "prefer-primary",
            "prefer-standby");

    private static final List<String> TIMES = List.of("1500", "90000");
    private static final List<String> COUNTS = List.of("0", "1", "5");

    /** For what is not taken with any text. */
    private static final Map<Concept, String> TEXTS = Map.of(
            Concept.SERVER_OPTIONS, "-c work_mem=1GB",
            Concept.GSS_LIBRARY, "gssapi",
            Concept.TLS_MINIMUM, "TLSv1.3",
            Concept.TLS_CERTIFICATE_MODE, "require",
            Concept.REQUIRED_AUTHENTICATION, "scram-sha-256",
            Concept.QUERY_MODE, "simple",
            Concept.AUTOSAVE, "always",
            Concept.STRING_TYPE, "unspecified");

    /** Of all values that are worth a look; none where the source takes the parameter only along with others. */
    static List<WordFate> of(Word word, Dialect from, Dialect to) {
        return samples(word)
                .map(sample -> fate(word, sample, from, to))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Stream<String> samples(Word word) {
        Meaning meaning = word.meaning();
        if (meaning == Meanings.TEXT || word.concept().isEmpty()) {
            return Stream.of(word.concept().map(concept -> TEXTS.get(concept)).orElse("1"));
        }
        if (meaning.isTime()) {
            return TIMES.stream().flatMap(value -> said(value, meaning)).limit(1);
        }
        List<String> neutral = meaning.isNumber() ? COUNTS : NEUTRAL;
        return neutral.stream().flatMap(value -> said(value, meaning)).distinct();
    }

    private static Stream<String> said(String neutral, Meaning meaning) {
        return meaning.say(neutral).stream()
                .map(Meaning.Saying::text)
                .filter(text -> meaning.read(text).filter(neutral::equals).isPresent());
    }

    private static Optional<WordFate> fate(Word word, String value, Dialect from, Dialect to) {
        try {
            ConnectionTarget source = ConnectionTarget.parse(Texts.with(from, word, value), from);
            List<Parameter> settings = source.settings();
            if (settings.isEmpty()) {
                return Optional.empty();
            }
            Parameter parameter = settings.get(settings.size() - 1);
            return Optional.of(converted(word, parameter, source, to));
        } catch (UrlSyntaxException notAlone) {
            return Optional.empty();
        }
    }

    private static WordFate converted(Word word, Parameter parameter, ConnectionTarget source, Dialect to) {
        String before = parameter.name() + "=" + parameter.value();
        try {
            Conversion conversion = source.render(to);
            ParameterChange change = changeOf(parameter, conversion);
            return new WordFate(
                    word, before, written(change, conversion, to), Optional.of(change.kind()), change.explanation());
        } catch (UrlConversionException refused) {
            return new WordFate(word, before, "", Optional.empty(), refused.problem());
        }
    }

    private static ParameterChange changeOf(Parameter parameter, Conversion conversion) {
        return conversion.changes().stream()
                .filter(change -> change.from().equals(parameter.name()))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static String written(ParameterChange change, Conversion conversion, Dialect to) {
        return ConnectionTarget.parse(conversion.text(), to).parameters().stream()
                .filter(parameter -> parameter.name().equals(to.canonical(change.to())))
                .reduce((first, last) -> last)
                .map(parameter -> change.to() + "=" + parameter.value())
                .orElse("");
    }

    boolean isKind(Kind... kinds) {
        return kind.isPresent() && List.of(kinds).contains(kind.get());
    }

    String name() {
        return before.substring(0, before.indexOf('='));
    }

    String value() {
        return before.substring(before.indexOf('=') + 1);
    }

    /** The name that is written. */
    String newName() {
        return after.isEmpty() ? "" : after.substring(0, after.indexOf('='));
    }

    String newValue() {
        return after.substring(after.indexOf('=') + 1);
    }

    /** A time whose number is another one. */
    boolean changesUnit() {
        return word.meaning().isTime() && !after.isEmpty() && !value().equals(newValue());
    }

    /** Another word or number for the same. */
    boolean changesValue() {
        return !word.meaning().isTime() && isKind(Kind.VALUE_CONVERTED);
    }

    /** With values. */
    String arrow() {
        boolean rounded = why.endsWith("rounded up");
        return Markdown.code(before) + " → " + Markdown.code(after) + (rounded ? " (rounded up)" : "");
    }

    /** Without values, but for what stands around the value when it becomes a part of another one. */
    String renaming() {
        boolean part = newValue().endsWith("=" + value());
        String renamed = part ? after.substring(0, after.length() - value().length()) + "…" : newName();
        return Markdown.code(name()) + " → " + Markdown.code(renamed);
    }

    /** Milliseconds to seconds, for example; nothing where units do not say what happened. */
    String units(Dialect to) {
        String unit = word.meaning().unit();
        String other = word.concept()
                .flatMap(to::word)
                .map(Word::meaning)
                .map(Meaning::unit)
                .orElse("");
        boolean both = word.meaning().isNumber() && !unit.isEmpty() && !other.isEmpty() && !unit.equals(other);
        return both ? ": " + unit + " → " + other : "";
    }

    /** Why, without the name of the parameter, so that several can share it. */
    String reason() {
        String name = word.isAbout(Concept.SERVER_OPTIONS) ? "work_mem" : name();
        return withoutValues(why.startsWith(name + " ") ? why.substring(name.length() + 1) : why)
                .replace(" for " + before, " for it")
                .replace("the server's setting " + name, "settings of the server")
                .replace("; set it for the role or the database: ALTER ROLE ... SET " + name, "; set it for the role");
    }

    /** An explanation without the example's numbers. */
    static String withoutValues(String why) {
        int values = why.indexOf(": ");
        int behind = why.indexOf("; ", Math.max(0, values));
        boolean example = values >= 0 && why.indexOf(" becomes ") > values;
        return !example ? why : behind < 0 ? "the nearest there is" : why.substring(behind + 2);
    }

    /** Several fates of several words. */
    static List<WordFate> all(Dialect from, Dialect to) {
        List<WordFate> fates = new ArrayList<>();
        for (Word word : from.words()) {
            if (word.concept().filter(Concept::isAddress).isEmpty() && !word.isAbout(Concept.TLS_MODE)) {
                fates.addAll(of(word, from, to));
            }
        }
        return fates;
    }
}
