package dev.regauge.lint.rules;

import dev.regauge.url.ParameterChange;
import dev.regauge.url.rewrite.Edit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule about a place in a configuration or build file that the route changes.
 *
 * @param description of the rule; its first probe is the one that counts
 * @param kind of the edits it looks at
 * @param parameters names of URL parameters it looks at, folded; empty for the edit as a whole
 * @param harmless values at which the parameter does no harm, folded; empty where only {@code only} does harm
 * @param only the one value at which the parameter does harm, or empty for all
 * @param trouble what happens where the text stays as it is, as the end of a sentence
 * @param advice what to do
 */
record ConfigurationRule(
        Description description,
        Edit.Kind kind,
        Set<String> parameters,
        Set<String> harmless,
        Optional<String> only,
        String trouble,
        String advice)
        implements Rule {

    private static final List<ConfigurationRule> ALL = Stream.concat(
                    Stream.of(
                            urlNotAccepted(),
                            tlsModeIgnored(),
                            networkTimeoutIgnored(),
                            prepareThresholdInverted(),
                            driverClassMissing(),
                            driverDependency()),
                    SkippedParameters.all().stream())
            .toList();

    static List<ConfigurationRule> all() {
        return ALL;
    }

    private static ConfigurationRule urlNotAccepted() {
        String why = "DriverManager asks each driver whether a URL is its own, and each knows its own prefix only.";
        return new ConfigurationRule(
                Description.of("url-not-accepted", "The driver does not know this kind of URL")
                        .why(why)
                        .bad("jdbc:pgsql://db1/shop")
                        .good("jdbc:postgresql://db1/shop")
                        .probesOutsideSql("connection/pgsql-url"),
                Edit.Kind.URL,
                Set.of(),
                Set.of(),
                Optional.empty(),
                "the driver does not know this kind of URL",
                "Write the URL as the driver knows it.");
    }

    private static ConfigurationRule tlsModeIgnored() {
        String why =
                "Drivers skip parameters they do not know. A TLS mode in another driver's spelling is one of them: the"
                        + " connection is made with the driver's default, which falls back to plain text.";
        return new ConfigurationRule(
                Description.of("tls-mode-ignored", "The TLS mode is skipped, and the connection may be in plain text")
                        .why(why)
                        .bad("jdbc:postgresql://db1/shop?sslMode=require")
                        .good("jdbc:postgresql://db1/shop?sslmode=require")
                        .probesOutsideSql("connection/ng-ssl-mode"),
                Edit.Kind.URL,
                Set.of("sslmode"),
                Set.of("disable", "allow", "prefer"),
                Optional.empty(),
                "with the prefix alone changed, the driver skips it and may connect in plain text",
                "Write the mode as the driver spells it, and check with pg_stat_ssl.");
    }

    private static ConfigurationRule networkTimeoutIgnored() {
        String why =
                "Drivers skip parameters they do not know. Without its timeout a read from a server that went away waits for"
                        + " the operating system, which can take hours; and the unit differs too (milliseconds, seconds).";
        return new ConfigurationRule(
                Description.of("network-timeout-ignored", "The network timeout is skipped, and reads wait without end")
                        .why(why)
                        .bad("jdbc:postgresql://db1/shop?networkTimeout=5000")
                        .good("jdbc:postgresql://db1/shop?socketTimeout=5")
                        .probesOutsideSql("connection/ng-network-timeout"),
                Edit.Kind.URL,
                Set.of("networktimeout"),
                Set.of("0"),
                Optional.empty(),
                "with the prefix alone changed, the driver skips it and waits without end",
                "Write the timeout as the driver spells it, in its unit.");
    }

    private static ConfigurationRule prepareThresholdInverted() {
        String why =
                "One driver's threshold 0 means to prepare always, the other's means never. Behind a pooler that gives each"
                        + " transaction another server connection, prepared statements vanish; without one, never preparing costs speed.";
        return new ConfigurationRule(
                Description.of("prepare-threshold-inverted", "A prepare threshold of 0 means the opposite")
                        .why(why)
                        .bad("jdbc:pgsql://db1/shop?preparedStatementCacheThreshold=0")
                        .good("jdbc:postgresql://db1/shop?prepareThreshold=1")
                        .probesOutsideSql(
                                "connection/ng-prepare-threshold-zero", "connection/pgjdbc-prepare-threshold-zero"),
                Edit.Kind.URL,
                Set.of("preparedstatementcachethreshold"),
                Set.of(),
                Optional.of("0"),
                "0 means to prepare always to one driver and never to the other, and the driver skips this spelling",
                "Say it as the driver spells it: prepareThreshold=1 goes on preparing always. Behind a pooler that shares connections between transactions, decide for prepareThreshold=0.");
    }

    private static ConfigurationRule driverClassMissing() {
        return new ConfigurationRule(
                Description.of("driver-class-missing", "The driver's class is not on the class path any more")
                        .why(
                                "A class named in a configuration is loaded at start; where its jar is gone, nothing starts.")
                        .bad("spring.datasource.driver-class-name=com.impossibl.postgres.jdbc.PGDriver")
                        .good("spring.datasource.driver-class-name=org.postgresql.Driver")
                        .probesOutsideSql("connection/ng-driver-class", "connection/pgjdbc-driver-class"),
                Edit.Kind.DRIVER_CLASS,
                Set.of(),
                Set.of(),
                Optional.empty(),
                "the class is not on the class path any more",
                "Name the new driver's class, or none: a JDBC 4 driver is found by its URL.");
    }

    private static ConfigurationRule driverDependency() {
        return new ConfigurationRule(
                Description.of("driver-dependency", "The build brings the old driver")
                        .why(
                                "What the build file names is what runs: with the old coordinates there is no new driver, and with both"
                                        + " the order of the class path may decide.")
                        .bad("com.impossibl.pgjdbc-ng:pgjdbc-ng:0.8.9")
                        .good("org.postgresql:postgresql:42.7.14")
                        .probesOutsideSql("connection/ng-driver-class", "connection/pgjdbc-driver-class"),
                Edit.Kind.DEPENDENCY,
                Set.of(),
                Set.of(),
                Optional.empty(),
                "the build brings the old driver and not the new one",
                "Depend on the new driver's coordinates.");
    }

    /** What the edit has of this rule's: a parameter, the whole text, or nothing. */
    Optional<String> subject(Edit edit) {
        if (edit.kind() != kind) {
            return Optional.empty();
        }
        if (parameters.isEmpty()) {
            boolean insertion = edit.before().isEmpty();
            return Optional.of(insertion ? edit.after() : edit.before());
        }
        return edit.changes().stream()
                .filter(ConfigurationRule::means)
                .map(ParameterChange::from)
                .filter(name -> parameters.contains(folded(name)) && harms(value(edit.before(), name)))
                .findFirst()
                .map(name -> written(edit.before(), name));
    }

    /** What the old driver did not know either changes nothing. */
    private static boolean means(ParameterChange change) {
        return change.kind() != ParameterChange.Kind.EXACT && change.kind() != ParameterChange.Kind.PASSED_THROUGH;
    }

    private boolean harms(String value) {
        return !harmless.contains(folded(value)) && only.map(value::equals).orElse(true);
    }

    /** Which of the rule's probes tells about this text. */
    String probe(Edit edit) {
        List<String> probes = description.probes();
        boolean secondDriver = kind != Edit.Kind.URL
                && edit.before().contains("org.postgresql")
                && !edit.before().contains("impossibl");
        return probes.get(secondDriver ? 1 : 0);
    }

    /** Without case, dots, dashes and underscores: drivers take several spellings of one name. */
    private static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c != '.' && c != '-' && c != '_') {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    /** The parameter's value as the URL has it; empty where it stands elsewhere. */
    private static String value(String url, String name) {
        String written = written(url, name);
        int equals = written.indexOf('=');
        return equals < 0 ? "" : written.substring(equals + 1);
    }

    /** The parameter with its value as the URL has it. */
    private static String written(String url, String name) {
        for (String pair : url.substring(url.indexOf('?') + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair;
            }
        }
        return name;
    }
}
