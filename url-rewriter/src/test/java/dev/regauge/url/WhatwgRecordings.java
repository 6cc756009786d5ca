package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.PostgresJsGrammar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the recorders of node-pg, postgres-js, sqlx and prisma write in a form of their own, or cannot write. */
final class WhatwgRecordings {

    private WhatwgRecordings() {}

    /** Differences that are meant, each with its reason. */
    static boolean explained(String input, String dialect) {
        return switch (dialect) {
            // the parser reads the files while it parses, and there were none where it was recorded
            case "node-pg" -> namesFile(input);
            // String.replace finds another text than the hosts, or puts one in their place: so we refuse them
            case "postgres-js" -> isReplaced(input);
            default -> false;
        };
    }

    private static boolean namesFile(String input) {
        try {
            return ConnectionTarget.parse(input, Dialects.NODE_PG).parameters().stream()
                    .filter(parameter ->
                            List.of("sslcert", "sslkey", "sslrootcert").contains(parameter.name()))
                    .anyMatch(parameter -> !parameter.value().isEmpty());
        } catch (UrlSyntaxException refused) {
            return false;
        }
    }

    private static boolean isReplaced(String input) {
        String hosts;
        try {
            hosts = PostgresJsGrammar.hosts(input);
        } catch (Misread notDecodable) {
            return false;
        }
        boolean pattern = List.of("$$", "$&", "$`", "$'").stream().anyMatch(hosts::contains);
        boolean other = hosts.contains(",") && !input.split("[/?]", 4)[2].endsWith(hosts);
        return input.contains(hosts) && (pattern || other);
    }

    static Map<String, Object> asRecorded(ConnectionTarget target, Map<String, Object> settings) {
        Map<String, Object> recorded = new TreeMap<>(settings);
        switch (target.dialect().id()) {
            case "node-pg" -> nodePg(target, recorded);
            case "postgres-js" -> postgresJs(recorded);
            case "sqlx" -> sqlx(target, recorded);
            // what the parser does not know is not kept
            case "prisma" ->
                recorded.keySet().removeIf(name -> !target.dialect().knows(name));
            default -> {}
        }
        return recorded;
    }

    /** The {@code ssl} that the parser makes of all parameters about TLS, as JSON. */
    private static void nodePg(ConnectionTarget target, Map<String, Object> settings) {
        Object ssl = settings.getOrDefault("ssl", "");
        if (!settings.getOrDefault("sslmode", "").equals("")) {
            settings.put("ssl", ofMode(target.tlsMode().orElseThrow()));
        } else if (ssl.equals("true") || ssl.equals("1")) {
            settings.put("ssl", "true");
        } else if (ssl.equals("0")) {
            settings.put("ssl", "false");
        } else if (settings.containsKey("ssl")) {
            settings.put(
                    "ssl",
                    '"'
                            + ssl.toString()
                                    .replace("\\", "\\\\")
                                    .replace("\"", "\\\"")
                                    .replace("\0", "\\u0000")
                            + '"');
        } else if (settings.getOrDefault("sslnegotiation", "").equals("direct")) {
            settings.put("ssl", "true");
        }
    }

    private static String ofMode(TlsMode mode) {
        return switch (mode) {
            case DISABLE -> "false";
            case REQUIRE -> "{\"rejectUnauthorized\":false}";
            case VERIFY_FULL -> "{}";
            default -> mode.word();
        };
    }

    private static void postgresJs(Map<String, Object> settings) {
        if (!settings.getOrDefault("sslmode", "").equals("")) {
            settings.put("ssl", settings.get("sslmode"));
            settings.remove("sslmode");
        }
        if (settings.getOrDefault("sslrootcert", "").equals("system")) {
            settings.put("ssl", "verify-full");
        }
    }

    /** Options are gathered into one text, and what the parser does not know is not kept. */
    private static void sqlx(ConnectionTarget target, Map<String, Object> settings) {
        settings.keySet().removeIf(name -> !target.dialect().knows(name));
        settings.computeIfPresent(
                "options",
                (name, last) -> target.settings().stream()
                        .filter(parameter -> parameter.name().equals("options"))
                        .map(Parameter::value)
                        .collect(Collectors.joining(" ")));
    }
}
