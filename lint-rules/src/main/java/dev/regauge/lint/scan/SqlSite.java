package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.List;

/**
 * One place in a program where SQL text meets a driver.
 *
 * @param templates what the text can be, at most 8; at least one
 * @param sink the method it is handed to, or what it is written in
 * @param location of the call; where a helper hands its own parameter on, of the helper's caller; of what is written in
 *     an annotation the first line of its method, of what is written in a file its own
 * @param bindings values bound to the same statement, in the order of the calls
 * @param reads columns read from its rows
 * @param via the calls between the location and the sink, outermost first; empty where the sink is called directly
 * @param uses the call of the sink, and other calls of methods of its statement and rows
 */
public record SqlSite(
        List<SqlTemplate> templates,
        Sink sink,
        Location location,
        List<Binding> bindings,
        List<Read> reads,
        List<Location> via,
        List<Use> uses) {

    /** A site of whose statement nothing is known but what is bound and read. */
    public SqlSite(
            List<SqlTemplate> templates,
            Sink sink,
            Location location,
            List<Binding> bindings,
            List<Read> reads,
            List<Location> via) {
        this(templates, sink, location, bindings, reads, via, List.of());
    }

    /** Copies the lists. */
    public SqlSite {
        templates = List.copyOf(templates);
        bindings = List.copyOf(bindings);
        reads = List.copyOf(reads);
        via = List.copyOf(via);
        uses = List.copyOf(uses);
    }
}
