package dev.regauge.url;

import dev.regauge.route.Profile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dialects Regauge knows. */
public final class Dialects {

    /** The PostgreSQL project's own driver: {@code jdbc:postgresql://host:5432/database?user=u}. */
    public static final Dialect PGJDBC = new PgjdbcDialect();

    /** The "next generation" driver: {@code jdbc:pgsql://user:password@host:5432/database}. */
    public static final Dialect PGJDBC_NG = new PgjdbcNgDialect();

    /** The URIs of libpq up to 17, and of most languages: {@code postgresql://user:password@host:5432/database}. */
    public static final Dialect LIBPQ_URI = LibpqUriDialect.upTo17();

    /** The first that recognises a text is taken for it, so of those that begin alike the most common stands first. */
    private static final List<Dialect> ALL = List.of(PGJDBC, PGJDBC_NG, LIBPQ_URI, LibpqUriDialect.from18());

    private Dialects() {}

    /** All of them. */
    public static List<Dialect> all() {
        return ALL;
    }

    /**
     * The dialect of this name.
     *
     * @throws IllegalArgumentException naming the known ones when it is none of them
     */
    public static Dialect byId(String id) {
        return ALL.stream()
                .filter(dialect -> dialect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> {
                    String known = ALL.stream().map(Dialect::id).collect(Collectors.joining(", "));
                    return new IllegalArgumentException("Not a dialect: \"" + id + "\"; write one of " + known);
                });
    }

    /** The dialect that a driver reads. */
    public static Dialect of(Profile profile) {
        return byId(profile.driver());
    }

    /** The dialect whose prefix the text begins with; only the beginning is looked at. */
    public static Optional<Dialect> recognise(String text) {
        for (Dialect dialect : ALL) {
            if (dialect.recognises(text)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }
}
