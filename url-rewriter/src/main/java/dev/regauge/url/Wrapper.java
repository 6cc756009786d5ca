package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program between the application and the driver, or a driver made from another one, that is named in front of a
 * connection string: {@code jdbc:p6spy:postgresql://...}.
 *
 * @param name for example {@code p6spy}
 * @param outer the beginning of the text as it stands
 * @param inner the beginning of the text that the driver behind it gets
 * @param problem why the text does not name a server by itself, or nothing where it does
 */
public record Wrapper(String name, String outer, String inner, String problem) {

    private static final String PGJDBC = "jdbc:postgresql:";
    private static final String PGJDBC_NG = "jdbc:pgsql:";

    /** Programs that are named behind {@code jdbc:} and hand the rest on. */
    private static final List<String> BETWEEN =
            List.of("p6spy", "otel", "tracing", "log4jdbc", "datadog", "aws-wrapper");

    /** Drivers made from pgjdbc, which read its URLs under a name of their own. */
    private static final List<String> FORKS = List.of("yugabytedb", "redshift");

    /** Drivers of R2DBC that are named before PostgreSQL's, and why their URLs name no server. */
    private static final Map<String, String> R2DBC = Map.of(
            "tc", "Testcontainers starts a server of its own, and looks at no host",
            "gcp", "the Cloud SQL connector takes the name of an instance for the host",
            "proxy", "r2dbc-proxy hands everything to listeners, which no other driver has");

    private static final List<Wrapper> ALL = all();

    private static List<Wrapper> all() {
        List<Wrapper> all = new ArrayList<>();
        all.add(new Wrapper("secretsmanager", "jdbc-secretsmanager:postgresql:", PGJDBC, ""));
        for (String fork : FORKS) {
            all.add(new Wrapper(fork, "jdbc:" + fork + ":", PGJDBC, ""));
        }
        for (String between : BETWEEN) {
            for (String inner : List.of(PGJDBC, PGJDBC_NG)) {
                all.add(new Wrapper(between, "jdbc:" + between + ":" + inner.substring("jdbc:".length()), inner, ""));
            }
        }
        return List.copyOf(all);
    }

    /** The wrapper that a text begins with. */
    static Optional<Wrapper> of(String text) {
        if (text.startsWith("r2dbc")) {
            return ofR2dbc(text);
        }
        for (Wrapper wrapper : ALL) {
            if (text.startsWith(wrapper.outer)) {
                return Optional.of(wrapper);
            }
        }
        return Optional.empty();
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

    boolean wraps(Dialect dialect) {
        return dialect.prefixes().contains(inner);
    }

    ConnectionTarget read(String text, Dialect dialect) {
        String unwrapped = inner + text.substring(outer.length());
        try {
            return dialect.read(unwrapped).in(this, text);
        } catch (UrlSyntaxException refused) {
            throw new UrlSyntaxException(
                    dialect.id(), refused.problem(), text, place(refused.at() - 1) + 1, refused.fix());
        }
    }

    /** Whether it can stand in front of this text. */
    boolean canWrap(String text) {
        return text.startsWith(inner) || (BETWEEN.contains(name) && text.startsWith("jdbc:"));
    }

    /** The text with this in front of it. */
    String wrap(String text) {
        return text.startsWith(inner)
                ? outer + text.substring(inner.length())
                : "jdbc:" + name + ":" + text.substring("jdbc:".length());
    }

    /** Where a character of the unwrapped text stands in the wrapped one. */
    int place(int unwrapped) {
        return unwrapped < inner.length() ? unwrapped : unwrapped + outer.length() - inner.length();
    }
}
