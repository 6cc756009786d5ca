package dev.regauge.lint.verify;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks both ends of a route about all statements of a project. */
public final class Verifiers {

    /**
     * How far it is.
     *
     * @param done texts of sites that both ends have been asked about
     * @param total texts of sites there are
     * @param location of the last one
     */
    public record Progress(int done, int total, Location location) {}

    private Verifiers() {}

    /**
     * Whether a server can say something of a site: not of a script, which may make the very tables it names, and has
     * made them already where the schema came from it; and not of what another driver sends.
     */
    public static boolean canBeAsked(SqlSite site) {
        return site.sink().way() != Sink.Way.SCRIPT && site.sink().placeholders() != Placeholders.R2DBC;
    }

    /**
     * Asks both ends about every text of every site that {@link #canBeAsked}, in order. A server that is lost midway is no exception: what it
     * said until then is kept, the other end is asked on, and {@link Verification#lost} says so.
     *
     * @param server as the report names it, such as {@code PostgreSQL 17.11, embedded}
     * @param progress called after each text, by the calling thread
     */
    public static Verification verify(
            List<SqlSite> sites, Verifier from, Verifier to, String server, Consumer<Progress> progress) {
        List<SqlSite> asked = sites.stream().filter(Verifiers::canBeAsked).toList();
        int total = asked.stream().mapToInt(site -> site.templates().size()).sum();
        List<Verification.Statement> statements = new ArrayList<>(total);
        for (SqlSite site : asked) {
            for (SqlTemplate template : site.templates()) {
                Verdict today = from.verify(site, template);
                Verdict tomorrow = to.verify(site, template);
                statements.add(new Verification.Statement(site, template, today, tomorrow));
                progress.accept(new Progress(statements.size(), total, site.location()));
            }
        }
        List<String> lost = Stream.of(from, to)
                .flatMap(end -> end.lost().stream())
                .distinct()
                .toList();
        return new Verification(
                server, statements, lost.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", lost)));
    }
}
