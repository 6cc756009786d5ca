package dev.regauge.url;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients make of the same bytes. */
final class SurprisingReadings {

    private static final List<String> TEXTS = List.of(
            "u:p@ss@h/d",
            "u:12/w@h/d",
            "u:p#w@h/d",
            "u:p?w@h/d",
            "u@h/d",
            "u:p+w@h/d",
            "h/d?password=a+b",
            "h/d?password=a#b",
            "h/d?password=a=b",
            "h1,h2:5433/d",
            "h1,h2/d?port=6432",
            "h/d?host=other",
            "h/d?dbname=other",
            "?user=me@x",
            "::1/d",
            "HOST/D",
            "h/d#x");

    private SurprisingReadings() {}

    static String table() {
        StringBuilder table = new StringBuilder(Markdown.row("behind `//`", "is", "to"));
        table.append("|---|---|---|\n");
        for (String text : TEXTS) {
            String first = Markdown.code(text);
            for (Map.Entry<String, List<String>> reading : readings(text).entrySet()) {
                table.append(Markdown.row(first, reading.getKey(), String.join(", ", reading.getValue())));
                first = "";
            }
        }
        return table.toString();
    }

    /** Refusals last. */
    private static Map<String, List<String>> readings(String text) {
        Map<String, List<String>> readings = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        for (Dialect dialect : Dialects.all()) {
            boolean version = dialect.id().indexOf(':') >= 0 || dialect.id().indexOf('+') >= 0;
            if (dialect.prefixes().isEmpty() || version) {
                continue;
            }
            try {
                String slashes = dialect.prefix().endsWith("//") ? "" : "//";
                ConnectionTarget target = ConnectionTarget.parse(dialect.prefix() + slashes + text, dialect);
                readings.computeIfAbsent(reading(target), first -> new ArrayList<>())
                        .add(dialect.id());
            } catch (UrlSyntaxException unreadable) {
                refused.add(dialect.id());
            }
        }
        readings.put("refused", refused);
        readings.values().removeIf(List::isEmpty);
        return readings;
    }

    private static String reading(ConnectionTarget target) {
        List<String> parts = new ArrayList<>();
        for (Host host : target.hosts()) {
            String name = host.name().isEmpty() ? "no host" : "host " + Markdown.code(host.name());
            parts.add(name
                    + host.portText()
                            .filter(port -> !port.isEmpty())
                            .map(port -> " port " + Markdown.code(port))
                            .orElse(""));
        }
        if (target.hosts().isEmpty()) {
            parts.add("no host");
        }
        target.user().filter(user -> !user.isEmpty()).ifPresent(user -> parts.add("user " + Markdown.code(user)));
        target.password()
                .map(Secret::reveal)
                .filter(password -> !password.isEmpty())
                .ifPresent(password -> parts.add("password " + Markdown.code(password)));
        target.database()
                .filter(database -> !database.isEmpty())
                .ifPresent(database -> parts.add("database " + Markdown.code(database)));
        return String.join(", ", parts);
    }
}
