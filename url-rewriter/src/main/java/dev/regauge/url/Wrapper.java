package dev.regauge.url;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program between the application and the driver, or a driver made from another one, that is named in front of a
 * connection string: {@code jdbc:p6spy:postgresql://...}. Several may stand there, {@code jdbc:otel:p6spy:postgresql:}.
 *
 * @param name for example {@code p6spy}; of several all, with colons between them
 * @param outer the beginning of the text as it stands
 * @param inner the beginning of the text that the driver behind it gets
 * @param problem why the text does not name a server by itself, or nothing where it does
 */
public record Wrapper(String name, String outer, String inner, String problem) {

    static final String YUGABYTE = "yugabytedb";
    static final String REDSHIFT = "redshift";
    static final String SECRETS_MANAGER = "secretsmanager";

    private static final String JDBC = "jdbc:";
    private static final String PGJDBC = "jdbc:postgresql:";
    private static final String PGJDBC_NG = "jdbc:pgsql:";

    private static final String TEST_CONTAINER =
            "Testcontainers starts a server of its own for it and looks at neither host nor port";
    private static final String CLUSTER = "it names a cluster of AWS, whose address the driver asks for";

    /** Programs that are named behind {@code jdbc:} and hand the rest on. */
    private static final List<String> BETWEEN =
            List.of("p6spy", "otel", "tracing", "log4jdbc", "datadog", "aws-wrapper");

    /** Drivers made from pgjdbc, which read its URLs under a name of their own. */
    private static final List<String> FORKS = List.of(YUGABYTE, REDSHIFT);

    /** What Testcontainers can start and pgjdbc can talk to. */
    private static final Set<String> CONTAINERS =
            Set.of("postgresql", "postgis", "timescaledb", "pgvector", "cockroach", "yugabyte");

    /** Drivers of R2DBC that are named before PostgreSQL's, and why their URLs name no server. */
    private static final Map<String, String> R2DBC = Map.of(
            "tc", "Testcontainers starts a server of its own, and looks at no host",
            "gcp", "the Cloud SQL connector takes the name of an instance for the host",
            "proxy", "r2dbc-proxy hands everything to listeners, which no other driver has");

    /** The wrapper that a text begins with. */
    static Optional<Wrapper> of(String text) {
        if (text.startsWith("r2dbc")) {
            return ofR2dbc(text);
        }
        String secrets = "jdbc-secretsmanager:postgresql:";
        if (text.startsWith(secrets)) {
            return Optional.of(new Wrapper(SECRETS_MANAGER, secrets, PGJDBC, ""));
        }
        if (!text.startsWith(JDBC)) {
            return Optional.empty();
        }
        int at = JDBC.length();
        for (Optional<String> next = between(text, at); next.isPresent(); next = between(text, at)) {
            at += next.get().length() + 1;
        }
        return behind(text, at);
    }

    private static Optional<Wrapper> ofR2dbc(String text) {
        int scheme = text.indexOf(':') + 1;
        int name = text.startsWith("pool:", scheme) ? scheme + "pool:".length() : scheme;
        int end = text.indexOf(':', name);
        String problem = R2DBC.getOrDefault(end < 0 ? "" : text.substring(name, end), "");
        for (String driver : List.of("postgresql:", "postgres:")) {
            if (!problem.isEmpty() && text.startsWith(driver, end + 1)) {
                String outer = text.substring(0, end + 1) + driver;
                String inner = text.substring(0, name) + driver;
                return Optional.of(new Wrapper(text.substring(name, end), outer, inner, problem));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> between(String text, int at) {
        for (String name : BETWEEN) {
            if (isNamed(name, text, at)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(String name, String text, int at) {
        return text.startsWith(name, at) && text.startsWith(":", at + name.length());
    }

    /** What follows the programs between. */
    private static Optional<Wrapper> behind(String text, int at) {
        if (text.startsWith("tc:", at)) {
            return container(text, at);
        }
        for (String fork : FORKS) {
            if (isNamed(fork, text, at)) {
                int end = at + fork.length() + 1;
                String problem = text.startsWith(REDSHIFT + ":iam:", at) ? CLUSTER : "";
                return Optional.of(new Wrapper(name(text, end), text.substring(0, end), PGJDBC, problem));
            }
        }
        return at == JDBC.length() ? Optional.empty() : driver(text, at);
    }

    private static Optional<Wrapper> driver(String text, int at) {
        return Stream.of(PGJDBC, PGJDBC_NG)
                .filter(inner -> text.startsWith(inner.substring(JDBC.length()), at))
                .map(inner ->
                        new Wrapper(name(text, at), text.substring(0, at) + inner.substring(JDBC.length()), inner, ""))
                .findFirst();
    }

    private static String name(String text, int end) {
        return text.substring(JDBC.length(), end - 1);
    }

    /** {@code tc:postgresql:} or {@code tc:postgresql:16-alpine:}. */
    private static Optional<Wrapper> container(String text, int at) {
        int start = at + "tc:".length();
        int end = text.indexOf(':', start);
        if (end < 0 || !CONTAINERS.contains(text.substring(start, end))) {
            return Optional.empty();
        }
        int tag = text.startsWith("//", end + 1) ? -1 : text.indexOf(':', end + 1);
        int behind = (tag < 0 ? end : tag) + 1;
        String name = text.substring(JDBC.length(), end);
        return Optional.of(new Wrapper(name, text.substring(0, behind), PGJDBC, TEST_CONTAINER));
    }

    boolean wraps(Dialect dialect) {
        return dialect.prefixes().contains(inner);
    }

    ConnectionTarget read(String text, Dialect dialect) {
        WrapperRules.check(this, text, dialect);
        ConnectionTarget target = unwrapped(text, dialect);
        WrapperRules.checkNames(this, target, text);
        return target.in(this, text);
    }

    private ConnectionTarget unwrapped(String text, Dialect dialect) {
        try {
            return dialect.read(inner + text.substring(outer.length()));
        } catch (UrlSyntaxException refused) {
            throw new UrlSyntaxException(
                    dialect.id(), refused.problem(), text, place(refused.at() - 1) + 1, refused.fix());
        }
    }

    /** Whether one of the programs or drivers that are named is this one. */
    boolean names(String program) {
        return (":" + name + ":").contains(":" + program + ":");
    }

    /** Whether it only hands on what stands behind it, whichever driver that is for. */
    private boolean isBetween() {
        return outer.equals(JDBC + name + ":" + inner.substring(JDBC.length()));
    }

    /** Whether it can stand in front of this text. */
    boolean canWrap(String text) {
        boolean fits = text.startsWith(inner) || (isBetween() && text.startsWith(JDBC));
        return fits && WrapperRules.swallowed(this).stream().noneMatch(text::contains);
    }

    /** The text with this in front of it. */
    String wrap(String text) {
        return text.startsWith(inner)
                ? outer + text.substring(inner.length())
                : JDBC + name + ":" + text.substring(JDBC.length());
    }

    /** Where a character of the unwrapped text stands in the wrapped one. */
    int place(int unwrapped) {
        return unwrapped < inner.length() ? unwrapped : unwrapped + outer.length() - inner.length();
    }
}
