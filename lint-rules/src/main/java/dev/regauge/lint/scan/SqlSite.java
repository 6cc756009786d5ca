package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.List;

/**
 * One place in a program where SQL text meets a driver.
 *
 * @param templates what the text can be, at most 8; at least one
 * @param sink the method it is handed to
 * @param location of the call; where a helper hands its own parameter on, of the helper's caller
 * @param bindings values bound to the same statement, in the order of the calls
 * @param reads columns read from its rows
 * @param via the calls between the location and the sink, outermost first; empty where the sink is called directly
 */
public record SqlSite(
        List<SqlTemplate> templates,
        Sink sink,
        Location location,
        List<Binding> bindings,
        List<Read> reads,
        List<Location> via) {

    /** Copies the lists. */
    public SqlSite {
        templates = List.copyOf(templates);
        bindings = List.copyOf(bindings);
        reads = List.copyOf(reads);
        via = List.copyOf(via);
    }
}
