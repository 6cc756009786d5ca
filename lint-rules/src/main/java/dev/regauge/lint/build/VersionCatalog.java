package dev.regauge.lint.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The drivers in a version catalog of Gradle, {@code gradle/libs.versions.toml}. */
final class VersionCatalog {

    /**
     * A driver in the catalog.
     *
     * @param accessor how build files name it, as in {@code libs.db.postgresql}
     */
    record Library(String accessor, String artifact, Version version, int line) {}

    private static final Pattern SECTION = Pattern.compile("\\[\\s*([\\w.\"'-]+)\\s*]");
    private static final Pattern ENTRY = Pattern.compile("([\\w.\"'-]+)\\s*=\\s*(.*)");
    private static final Pattern ARRAY = Pattern.compile("[\\w.\"'-]+\\s*=\\s*\\[");
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']*)[\"']");
    private static final Pattern TEXT = Pattern.compile("[\"']([^\"']*)[\"'].*");
    private static final Pattern FIELD = Pattern.compile("([\\w.]+)\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern ELEMENT = Pattern.compile("[\"']([^\"']+)[\"']");

    private final TextFile file;
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, String> bundles = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, String> libraries = new HashMap<>();

    private final List<Library> drivers = new ArrayList<>();

    private VersionCatalog(TextFile file) {
        this.file = file;
    }

    static VersionCatalog read(TextFile file) {
        VersionCatalog catalog = new VersionCatalog(file);
        String section = "";
        int number = 0;
        Array array = new Array();
        for (String written : file.text().lines().map(VersionCatalog::meant).toList()) {
            number++;
            String line = array.joined(written);
            Matcher head = SECTION.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (head.matches()) {
                section = head.group(1);
            } else if (entry.matches()) {
                String key = section.isEmpty() ? entry.group(1) : section + "." + entry.group(1);
                catalog.add(parts(key), entry.group(2), number);
            }
        }
        catalog.lines.forEach((alias, at) -> catalog.library(alias, catalog.libraries.getOrDefault(alias, ""), at)
                .ifPresent(catalog.drivers::add));
        return catalog;
    }

    /** Joins the lines of an array, which may be as many as its elements. */
    private static final class Array {
        private final StringBuilder lines = new StringBuilder();
        private int depth;

        /** The whole of it with its last line, nothing before that; a line that is of no array as it is. */
        String joined(String line) {
            if (depth > 0 || ARRAY.matcher(line).lookingAt()) {
                depth += brackets(line);
                lines.append(line).append(' ');
            }
            if (lines.isEmpty() || depth > 0) {
                return lines.isEmpty() ? line : "";
            }
            String whole = lines.toString().strip();
            lines.setLength(0);
            depth = 0;
            return whole;
        }

        private static int brackets(String line) {
            String code = QUOTED.matcher(line).replaceAll("");
            return (int) (code.chars().filter(c -> c == '[').count()
                    - code.chars().filter(c -> c == ']').count());
        }
    }

    /** A line without its comment, and without what stands behind the brace that closes its value. */
    private static String meant(String line) {
        int depth = 0;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                at += quote == '"' && c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                return line.substring(0, at).strip();
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return line.substring(0, at + 1).strip();
            }
        }
        return line.strip();
    }

    /** The table, the alias, and the rest of a key; a dot within quotes is a part of a name, which a dash is as well. */
    private static String[] parts(String key) {
        return QUOTED.matcher(key)
                .replaceAll(quoted -> quoted.group(1).replace('.', '-'))
                .split("\\.", 3);
    }

    /** An alias may be written as one value, or field by field, as in {@code [libraries.pg]} and {@code pg.module = ..}. */
    private void add(String[] key, String value, int line) {
        if (key.length < 2) {
            return;
        }
        BinaryOperator<String> both = (one, other) -> one.endsWith("}") && other.startsWith("{")
                ? one.substring(0, one.length() - 1) + ", " + other.substring(1)
                : other;
        String whole = key.length == 3 ? "{ " + key[2] + " = " + value + " }" : value;
        switch (key[0]) {
            case "versions" -> versions.merge(key[1], whole, both);
            case "bundles" -> bundles.put(key[1], whole);
            case "libraries" -> {
                libraries.merge(key[1], whole, both);
                lines.putIfAbsent(key[1], line);
            }
            default -> {}
        }
    }

    /** What a reference to a version stands for; empty where that is not written here. */
    private String referred(String name) {
        return plain(versions.getOrDefault(name.replace('.', '-'), ""));
    }

    /** A text, or what a rich version asks for most strictly. */
    private static String plain(String value) {
        Map<String, String> fields = fields(value);
        Matcher text = TEXT.matcher(value);
        return !fields.isEmpty()
                ? fields.getOrDefault("strictly", fields.getOrDefault("require", fields.getOrDefault("prefer", "")))
                : text.matches() ? text.group(1) : "";
    }

    private static Map<String, String> fields(String value) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(value);
        while (value.startsWith("{") && field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    TextFile file() {
        return file;
    }

    /** The name of the catalog in build files. */
    private String name() {
        String name = file.fileName();
        return name.substring(0, name.length() - ".versions.toml".length());
    }

    /** The first of them, as many as are looked at. */
    List<Library> drivers() {
        return drivers.stream().limit(BuildFiles.MOST_DRIVERS).toList();
    }

    /** Whether there are more than are looked at. */
    boolean isCut() {
        return drivers.size() > BuildFiles.MOST_DRIVERS;
    }

    /** The names of bundles that hold a library of this accessor. */
    List<String> bundlesWith(Library library) {
        List<String> with = new ArrayList<>();
        bundles.forEach((bundle, value) -> {
            Matcher element = ELEMENT.matcher(value);
            while (element.find()) {
                if (accessor(element.group(1)).equals(library.accessor())) {
                    with.add(name() + ".bundles." + dotted(bundle));
                }
            }
        });
        return with;
    }

    private Optional<Library> library(String alias, String value, int line) {
        Map<String, String> fields = fields(value);
        String[] written = plain(value).split(":", 3);
        String module = fields.getOrDefault(
                "module",
                fields.containsKey("group")
                        ? fields.get("group") + ":" + fields.getOrDefault("name", "")
                        : written.length < 2 ? "" : written[0] + ":" + written[1]);
        return DriverUse.ARTIFACTS.containsKey(module)
                ? Optional.of(new Library(accessor(alias), module, version(value, fields, written), line))
                : Optional.empty();
    }

    private Version version(String value, Map<String, String> fields, String[] written) {
        String reference = fields.get("version.ref");
        Matcher nested = Pattern.compile("version\\s*=\\s*\\{([^}]*)}").matcher(value);
        String version = reference != null
                ? referred(reference)
                : fields.getOrDefault("version", written.length == 3 ? written[2] : "");
        if (nested.find()) {
            Map<String, String> rich = fields("{" + nested.group(1));
            version = rich.containsKey("ref") ? referred(rich.get("ref")) : plain("{" + nested.group(1));
        }
        return version.isEmpty()
                ? Version.undecided("its version is decided by a platform, not by " + file.name())
                : Version.written(version);
    }

    private String accessor(String alias) {
        return name() + "." + dotted(alias);
    }

    private static String dotted(String alias) {
        return alias.replace('-', '.').replace('_', '.');
    }
}
