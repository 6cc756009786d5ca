package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.Characters;
import dev.regauge.lint.scan.markup.Content;
import dev.regauge.lint.scan.markup.Element;
import dev.regauge.lint.scan.markup.NotReadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What MyBatis makes of the text of a statement: <code>#{x}</code> becomes {@code ?}, <code>${x}</code> a hole, a loop
 * is gone through twice, and conditions turn out in a few ways of which each gives a text.
 */
final class MapperText {

    private static final int LONGEST_EXPRESSION = 500;
    private static final int DEEPEST = 50;
    private static final int MOST_PARTS = 50_000;

    /** Fragments in fragments would double without end. */
    static final int LONGEST = 1 << 20;

    /** Loops in loops would double without end. */
    private static final int LONGEST_ROUND = 50_000;

    private final Conditions conditions;
    private final Function<String, Optional<Element>> fragments;
    /** Texts without properties, which are the same in every way. */
    private final Map<Characters, Wording> read;

    private final Map<String, Condition> tests;
    private int parts;
    private int depth;

    private MapperText(
            Conditions conditions,
            Function<String, Optional<Element>> fragments,
            Map<Characters, Wording> read,
            Map<String, Condition> tests) {
        this.conditions = conditions;
        this.fragments = fragments;
        this.read = read;
        this.tests = tests;
    }

    /**
     * What is sent when conditions turn out in one way.
     *
     * @param fragments finds what {@code <include>} names
     * @param read texts of earlier ways, to be used again
     * @param tests those that were taken apart before
     * @throws NotReadable where includes lead round in circles or make too much
     */
    static Wording of(
            Element statement,
            Conditions way,
            Function<String, Optional<Element>> fragments,
            Map<Characters, Wording> read,
            Map<String, Condition> tests) {
        Wording text = new MapperText(way, fragments, read, tests).inner(statement, Map.of());
        return trimmed(text, "", "", List.of(), List.of());
    }

    /** A text without elements. */
    static Wording plain(String text) {
        return expressions(text, Map.of());
    }

    private Wording inner(Element of, Map<String, String> properties) {
        if (++depth > DEEPEST) {
            throw new NotReadable("its includes are nested more than " + DEEPEST + " deep");
        }
        Wording.Builder into = new Wording.Builder();
        for (Content content : of.contents()) {
            if (++parts > MOST_PARTS) {
                throw new NotReadable("its includes make more than " + MOST_PARTS + " parts");
            }
            if (content instanceof Characters characters) {
                into.join(
                        properties.isEmpty()
                                ? read.computeIfAbsent(characters, text -> plain(text.text()))
                                : expressions(characters.text(), properties));
            } else if (content instanceof Element element) {
                into.join(element(element, properties));
            }
            limited(into.length());
        }
        depth--;
        return into.done();
    }

    private Wording element(Element element, Map<String, String> properties) {
        return switch (element.name()) {
            case "if" -> conditions.hold(condition(element, properties)) ? inner(element, properties) : Wording.of("");
            case "choose" -> choose(element, properties);
            case "where" -> trimmed(inner(element, properties), "WHERE ", "", List.of("AND", "OR"), List.of());
            case "set" -> trimmed(inner(element, properties), "SET ", "", List.of(","), List.of(","));
            case "trim" ->
                trimmed(
                        inner(element, properties),
                        spaced(element, "prefix", "%s "),
                        spaced(element, "suffix", " %s"),
                        overrides(element, "prefixOverrides"),
                        overrides(element, "suffixOverrides"));
            case "foreach" -> loop(element, properties);
            case "include" -> include(element, properties);
            default -> Wording.of(""); // a key's own statement, a name for a value
        };
    }

    private Condition condition(Element element, Map<String, String> properties) {
        return tests.computeIfAbsent(replaced(element.attribute("test").orElse(""), properties), Condition::of);
    }

    private Wording choose(Element choose, Map<String, String> properties) {
        for (Element when : choose.children("when")) {
            if (conditions.hold(condition(when, properties))) {
                return inner(when, properties);
            }
        }
        return choose.children("otherwise").stream()
                .findFirst()
                .map(otherwise -> inner(otherwise, properties))
                .orElse(Wording.of(""));
    }

    /** Two rounds show how the values of one are parted from those of the next. */
    private Wording loop(Element loop, Map<String, String> properties) {
        Wording round = inner(loop, properties);
        if (round.text().length() > LONGEST_ROUND) {
            return round;
        }
        return new Wording.Builder()
                .add(loop.attribute("open").orElse(""))
                .add(round)
                .add(loop.attribute("separator").orElse(" "))
                .add(round)
                .add(loop.attribute("close").orElse(""))
                .done();
    }

    private Wording include(Element include, Map<String, String> properties) {
        String name = replaced(include.attribute("refid").orElse(""), properties);
        Optional<Element> fragment = fragments.apply(name);
        if (fragment.isEmpty()) {
            return new Wording.Builder()
                    .hole("<include refid=\"" + name + "\">")
                    .done();
        }
        Map<String, String> own = new HashMap<>(properties);
        for (Element property : include.children("property")) {
            own.put(
                    property.attribute("name").orElse(""),
                    replaced(property.attribute("value").orElse(""), properties));
        }
        return inner(fragment.get(), own);
    }

    private static String spaced(Element element, String attribute, String format) {
        return element.attribute(attribute)
                .filter(text -> !text.isEmpty())
                .map(format::formatted)
                .orElse("");
    }

    private static List<String> overrides(Element element, String attribute) {
        return List.of(element.attribute(attribute).orElse("").split("\\|", 0));
    }

    /** As MyBatis trims: nothing at all stays nothing, without prefix and suffix. */
    private static Wording trimmed(
            Wording text, String prefix, String suffix, List<String> prefixOverrides, List<String> suffixOverrides) {
        int start = 0;
        int end = text.text().length();
        while (start < end && Character.isWhitespace(text.text().charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.text().charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return Wording.of("");
        }
        String all = text.text();
        int first = start;
        int last = end;
        start += prefixOverrides.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty() && startsWith(all, word, first))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
        end -= suffixOverrides.stream()
                .map(String::strip)
                .filter(word ->
                        !word.isEmpty() && all.regionMatches(true, last - word.length(), word, 0, word.length()))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
        // an override is no hole, so that all holes stay
        Wording kept = new Wording(text.text().substring(start, Math.max(start, end)), text.holes());
        return new Wording.Builder().add(prefix).add(kept).add(suffix).done();
    }

    /** A word ends where it ends: {@code ORDERS} does not begin with {@code OR}. */
    private static boolean startsWith(String text, String word, int at) {
        int end = at + word.length();
        boolean whole = !Character.isLetterOrDigit(word.charAt(word.length() - 1))
                || end >= text.length()
                || !Character.isUnicodeIdentifierPart(text.charAt(end));
        return whole && text.regionMatches(true, at, word, 0, word.length());
    }

    private static String replaced(String text, Map<String, String> properties) {
        String done = text;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            done = replaced(done, "${" + property.getKey() + "}", property.getValue());
        }
        return done;
    }

    private static String replaced(String text, String name, String value) {
        StringBuilder done = new StringBuilder();
        int start = 0;
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, start)) {
            done.append(text, start, at).append(value);
            start = at + name.length();
            limited(done.length());
        }
        return done.append(text, start, text.length()).toString();
    }

    private static void limited(int length) {
        if (length > LONGEST) {
            throw new NotReadable("its includes make more than " + LONGEST + " characters");
        }
    }

    private static Wording expressions(String text, Map<String, String> properties) {
        Wording.Builder into = new Wording.Builder();
        String known = properties.isEmpty() ? text : replaced(text, properties);
        if (known.indexOf('{') < 0) {
            return Wording.of(known);
        }
        int done = 0;
        for (int brace = known.indexOf('{', 1); brace >= 0; brace = known.indexOf('{', brace + 1)) {
            int end = end(known, brace);
            char sign = known.charAt(brace - 1);
            if (end < 0 || (sign != '#' && sign != '$')) {
                continue;
            }
            boolean escaped = brace > 1 && known.charAt(brace - 2) == '\\';
            into.add(known.substring(done, brace - (escaped ? 2 : 1)));
            String expression = known.substring(brace - 1, end);
            done = end;
            if (escaped) {
                into.add(expression);
            } else if (sign == '#') {
                into.add("?");
            } else {
                into.hole(expression);
            }
        }
        return into.add(known.substring(done)).done();
    }

    /** Where an expression ends that begins with this brace; -1 where none does. */
    private static int end(String text, int brace) {
        int most = Math.min(text.length(), brace + LONGEST_EXPRESSION + 2);
        for (int at = brace + 1; at < most; at++) {
            if (text.charAt(at) == '}') {
                return at + 1;
            }
            if (text.charAt(at) == '{') {
                return -1;
            }
        }
        return -1;
    }
}
