package dev.regauge.url;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the same text means to every parser: which agree on the servers, the login and the database, which refuse it, and
 * which would connect to another server or log in as somebody else.
 *
 * <p>The text behind the scheme is put behind each dialect's own and read as its parser reads it, so that
 * {@code postgresql://u:p@ss@h/d} is {@code r2dbc:postgresql://u:p@ss@h/d} to R2DBC. A list of keys and values is read
 * by the dialects that have such lists. The dialect the text begins like is the one that the others are compared with;
 * where it refuses the text, the first one that takes it. TLS and other parameters are not compared.
 *
 * <p>Secrets are compared and never shown; what one parser takes for a password is hidden in all readings, be it a host to
 * another. Only {@link Reading#target} gives a password away, to those who ask it to.
 */
public final class Diagnosis {

    /** How much another parser's reading differs, the worst first. */
    public enum Severity {
        /** It connects to another server. */
        OTHER_HOST,
        /** It logs in as another user, or with another password. */
        OTHER_CREDENTIAL,
        /** It asks for another database. */
        OTHER_DATABASE,
        /** It does not take the text. */
        REFUSED,
        /** It means the same. */
        SAME
    }

    /**
     * What the text is to one dialect. Either a target or a problem is there.
     *
     * @param target what it reads, secrets included
     * @param problem why it reads nothing; holds nothing of the text
     * @param shown the target as it may be printed; empty where there is none
     */
    public record Reading(
            Dialect dialect, Optional<ConnectionTarget> target, Optional<String> problem, Optional<Printable> shown) {

        /** The dialect, and what it reads, or why it does not. */
        @Override
        public String toString() {
            return dialect + ": "
                    + shown.map(Printable::toString).or(() -> problem).orElse("");
        }
    }

    /**
     * The parts of a reading as they may be printed.
     *
     * @param hosts as they are written, separated by commas; or who chooses them where none is
     * @param database empty where none is written
     * @param user empty where none is written
     * @param password whether one is written
     */
    public record Printable(String hosts, Optional<String> database, Optional<String> user, boolean password) {

        /** One line, the password as {@code ***}. */
        @Override
        public String toString() {
            return "host " + hosts + database.map(name -> ", database " + name).orElse("")
                    + user.map(name -> ", user " + name).orElse("") + (password ? ", password " + Secret.MASK : "");
        }
    }

    /**
     * How one dialect's reading differs from the one it is compared with.
     *
     * @param explanation one sentence, nothing secret in it; empty where both are the same
     */
    public record Difference(Dialect dialect, Severity severity, String explanation) {}

    /**
     * Something in the text that parsers are known to disagree about.
     *
     * @param why what it is, and who reads it how
     * @param write what to write for all to agree
     */
    public record Cause(String why, String write) {}

    private final Shown shown;
    private final List<Reading> readings;
    private final Optional<Reading> reference;
    private final List<Difference> differences;
    private final List<Cause> causes;

    private Diagnosis(Schemeless text, List<ConnectionTarget> targets, Map<Dialect, String> problems) {
        this.shown = new Shown(text.rest(), text.uri());
        targets.forEach(shown::hideSecretsOf);
        this.readings = text.readers().stream()
                .map(dialect -> reading(dialect, targets, problems))
                .toList();
        this.reference = readings.stream()
                .filter(reading ->
                        reading.target().isPresent() && reading.dialect().recognises(text.text()))
                .findFirst()
                .or(() -> readings.stream()
                        .filter(reading -> reading.target().isPresent())
                        .findFirst());
        this.differences = readings.stream().map(this::difference).toList();
        this.causes = differ() && text.uri() ? Causes.of(text.text(), text.at() + "//".length()) : List.of();
    }

    /**
     * Reads a text in every dialect that has texts of its form.
     *
     * @throws UrlSyntaxException when no dialect has, or it has more than 1,048,576 characters
     */
    public static Diagnosis of(String text) {
        Schemeless schemeless = Schemeless.of(text);
        if (text.length() > ConnectionTarget.LONGEST || schemeless.readers().isEmpty()) {
            throw refused(text);
        }
        List<ConnectionTarget> targets = new ArrayList<>();
        Map<Dialect, String> problems = new LinkedHashMap<>();
        for (Dialect dialect : schemeless.readers()) {
            try {
                targets.add(ConnectionTarget.parse(schemeless.in(dialect), dialect));
            } catch (UrlSyntaxException refused) {
                problems.put(dialect, refused.problem());
            }
        }
        return new Diagnosis(schemeless, targets, problems);
    }

    private static UrlSyntaxException refused(String text) {
        try {
            ConnectionTarget.parse(text);
        } catch (UrlSyntaxException refused) {
            return refused;
        }
        return new UrlSyntaxException("PostgreSQL", "no dialect reads it", text, 1, "write a connection string");
    }

    private Reading reading(Dialect dialect, List<ConnectionTarget> targets, Map<Dialect, String> problems) {
        Optional<ConnectionTarget> target =
                targets.stream().filter(some -> some.dialect() == dialect).findFirst();
        return new Reading(dialect, target, Optional.ofNullable(problems.get(dialect)), target.map(this::printable));
    }

    private Printable printable(ConnectionTarget target) {
        return new Printable(
                shown.hosts(target),
                shown.database(target),
                shown.user(target),
                target.password().isPresent());
    }

    private Difference difference(Reading reading) {
        if (reading.target().isEmpty() || reference.isEmpty()) {
            return new Difference(
                    reading.dialect(), Severity.REFUSED, reading.problem().orElse(""));
        }
        Reading other = reference.get();
        Severity severity = severity(
                Destination.of(other.target().orElseThrow()),
                Destination.of(reading.target().get()));
        return new Difference(reading.dialect(), severity, explanation(severity, reading, other));
    }

    private static Severity severity(Destination reference, Destination reading) {
        if (!reading.sameServers(reference)) {
            return Severity.OTHER_HOST;
        }
        if (!reading.sameLogin(reference)) {
            return Severity.OTHER_CREDENTIAL;
        }
        return reading.database().equals(reference.database()) ? Severity.SAME : Severity.OTHER_DATABASE;
    }

    private static String explanation(Severity severity, Reading reading, Reading reference) {
        Printable read = reading.shown().orElseThrow();
        Printable instead = reference.shown().orElseThrow();
        return switch (severity) {
            case OTHER_HOST ->
                "connects to the host " + read.hosts() + ", and " + reference.dialect() + " to " + instead.hosts();
            case OTHER_CREDENTIAL ->
                "logs in " + login(reading)
                        + (login(reading).equals(login(reference))
                                ? ", but with another one than " + reference.dialect()
                                : ", and " + reference.dialect() + " " + login(reference));
            case OTHER_DATABASE ->
                "asks for the database " + read.database().orElse(named(reading)) + ", and " + reference.dialect()
                        + " for " + instead.database().orElse(named(reference));
            case REFUSED, SAME -> "";
        };
    }

    private static String login(Reading reading) {
        Printable shown = reading.shown().orElseThrow();
        Dialect.Defaults defaults = reading.dialect().defaults();
        String user = shown.user().or(defaults::user).map(name -> "as " + name).orElse("as nobody it names");
        boolean password = shown.password() || defaults.password().isPresent();
        return user + (password ? " with a password" : " without a password");
    }

    private static String named(Reading reading) {
        return reading.dialect().defaults().database().orElse("named as the user");
    }

    private boolean differ() {
        return differences.stream().anyMatch(difference -> difference.severity() != Severity.SAME);
    }

    /** What each dialect reads, in the order of {@link Dialects#all}. */
    public List<Reading> readings() {
        return readings;
    }

    /** The reading that the others are compared with; empty where no dialect takes the text. */
    public Optional<Reading> reference() {
        return reference;
    }

    /** One for each reading, in the same order. */
    public List<Difference> differences() {
        return differences;
    }

    /** The worst of the differences among the dialects that take the text; {@code REFUSED} where none does. */
    public Severity worst() {
        return differences.stream()
                .map(Difference::severity)
                .filter(severity -> reference.isEmpty() || severity != Severity.REFUSED)
                .min(Severity::compareTo)
                .orElse(Severity.SAME);
    }

    /** Readings that agree on the servers, the login and the database, together; those that refuse are left out. */
    public List<List<Reading>> groups() {
        Map<Destination, List<Reading>> groups = new LinkedHashMap<>();
        for (Reading reading : readings) {
            reading.target()
                    .map(Destination::of)
                    .ifPresent(means -> groups.computeIfAbsent(means, first -> new ArrayList<>())
                            .add(reading));
        }
        return groups.values().stream().map(List::copyOf).toList();
    }

    /** What makes the difference, where a rule of thumb knows it; nothing where all agree. */
    public List<Cause> causes() {
        return causes;
    }

    /** What stands behind the scheme, with everything hidden that is a secret to any of the dialects. */
    public String masked() {
        return shown.masked();
    }

    /** The differences and the causes, a line each; nothing secret among them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        readings.forEach(reading -> text.append(reading).append('\n'));
        differences.forEach(difference -> text.append(difference).append('\n'));
        causes.forEach(cause -> text.append(cause).append('\n'));
        return text.toString();
    }
}
