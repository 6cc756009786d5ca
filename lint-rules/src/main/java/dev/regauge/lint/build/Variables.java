package dev.regauge.lint.build;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of texts in a build: what stands for {@code pgVersion} or <code>${versions.pg}</code>. */
final class Variables {

    private static final Pattern ASSIGNED = Pattern.compile(
            "([A-Za-z_][\\w-]{0,80})[\"']?\\s*(?:=|:(?!:)|:\\s*String\\s*=)\\s*[\"']([^\"'\n$]{1,80})[\"']");

    private static final Pattern SET = Pattern.compile(
            "(?:set\\s*\\(|ext(?:ra)?\\s*\\[)\\s*[\"']([\\w.-]{1,80})[\"']\\s*(?:,|]\\s*=)\\s*[\"']([^\"'\n$]{1,80})[\"']");

    private static final Pattern EXTRA =
            Pattern.compile("val\\s+(\\w{1,80})\\s+by\\s+extra\\s*\\(\\s*[\"']([^\"'\n$]{1,80})[\"']");

    /** The name in {@code $name}, <code>${a.name}</code>, <code>${property("name")}</code> and {@code a.name}. */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$?\\{?\\s*(?:[\\w.]+\\(\\s*[\"']([\\w.-]+)[\"']\\s*\\).*|([\\w.]+?)(?:\\.get\\(\\))?)\\s*}?");

    private final Map<String, Optional<String>> values = new HashMap<>();
    private final Optional<Variables> above;

    Variables() {
        this(Optional.empty());
    }

    private Variables(Optional<Variables> above) {
        this.above = above;
    }

    /** Names of a folder, in which those of the folder above are known as well. */
    static Variables below(Variables above) {
        return new Variables(Optional.of(above));
    }

    /** Takes the assignments of a text in code. */
    void addCode(String code) {
        for (Pattern pattern : new Pattern[] {ASSIGNED, SET, EXTRA}) {
            Matcher matcher = pattern.matcher(code);
            while (matcher.find()) {
                add(matcher.group(1), matcher.group(2));
            }
        }
    }

    /** Takes the lines of a properties file. */
    void addProperties(String text) {
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#") && !line.startsWith("!")) {
                add(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
    }

    /** A name with two values is one whose value is not known. */
    private void add(String name, String value) {
        values.merge(name, Optional.of(value), (one, other) -> one.equals(other) ? one : Optional.empty());
    }

    /** What a name stands for, where it has one value. */
    Optional<String> value(String name) {
        return find(name).orElse(Optional.empty());
    }

    /** The value of a name; empty within where it has several, and empty where nobody assigns it. */
    private Optional<Optional<String>> find(String name) {
        Optional<Optional<String>> own = Optional.ofNullable(values.get(name));
        Optional<Optional<String>> other = above.flatMap(folder -> folder.find(name));
        return own.isPresent() && other.isPresent() && !own.equals(other)
                ? Optional.of(Optional.empty())
                : own.or(() -> other);
    }

    /** What a version stands for that holds a variable, or is one. */
    Version resolve(String written) {
        if (!written.contains("$")) {
            return Version.written(written);
        }
        return name(written);
    }

    /** What a name in code stands for. */
    Version name(String reference) {
        Matcher matcher = REFERENCE.matcher(reference.strip());
        if (!matcher.matches()) {
            return unknown(reference);
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        Optional<String> value = find(name)
                .or(() -> find(name.substring(name.lastIndexOf('.') + 1)))
                .orElse(Optional.empty());
        return value.map(Version::written).orElseGet(() -> unknown(reference));
    }

    private static Version unknown(String reference) {
        return Version.undecided("`" + Version.shown(reference) + "` is decided where this does not look");
    }
}
