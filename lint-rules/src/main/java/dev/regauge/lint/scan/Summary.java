package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What callers need to know of a method, in the terms of its parameters.
 *
 * @param returns what it returns, where anything is known of that
 * @param sites the places where it hands SQL to a driver, those of its helpers that depend on it included
 * @param effects what it does to statements and rows that come from its parameters or from fields
 * @param puts what it puts into fields of its own object, or of its class for a class initializer
 * @param builders what builders among its parameters hold in the end
 * @param created the objects of scanned classes that it makes
 * @param stored the texts that it puts into fields, whichever object's
 * @param handed what it gives to methods that take a text and return nothing, as setters do
 */
record Summary(
        Optional<Value> returns,
        List<Site> sites,
        List<Effect> effects,
        Map<String, Value> puts,
        Map<Integer, Value.Text> builders,
        List<Value.Instance> created,
        Map<String, Value> stored,
        List<Handed> handed) {

    /** Nothing is known, or there is nothing to know. */
    static final Summary NONE =
            new Summary(Optional.empty(), List.of(), List.of(), Map.of(), Map.of(), List.of(), Map.of(), List.of());

    /** Arguments of a call, the receiver in front. */
    record Handed(MethodKey method, List<Value> arguments) {}

    /** An action on a statement that the method has from elsewhere. */
    record Effect(Source source, Action action) {}

    /**
     * A site in the making. Compared by identity where it matters: two calls on one line are two sites.
     *
     * @param id how the method refers to it
     * @param match the sink
     * @param text the SQL: a text, an array of texts, or something that becomes one
     * @param method where the text is handed over, in the method's terms
     * @param location of the call
     * @param via the calls between the location and the sink
     * @param actions what is done with its statement and rows
     * @param returned whether the statement or its rows are handed to the caller
     */
    record Site(
            Source.Local id,
            Sinks.Match match,
            Value text,
            MethodKey method,
            Location location,
            List<Location> via,
            List<Action> actions,
            boolean returned) {

        /** Whether a caller that gives these arguments can tell more about it. */
        boolean isOpenTo(List<Value> arguments) {
            return returned
                    || openSymbols()
                            .anyMatch(symbol -> symbol.isParameter()
                                    ? !isReceiver(symbol)
                                    : symbol.parameter() < arguments.size()
                                            && isMade(arguments.get(symbol.parameter())));
        }

        /** Whether it waits for a caller. */
        boolean isOpen() {
            return returned
                    || openSymbols()
                            .anyMatch(symbol -> symbol.isParameter() ? !isReceiver(symbol) : symbol.parameter() > 0);
        }

        /** Whether its text depends on a field of an object. */
        boolean readsField() {
            return openSymbols().anyMatch(symbol -> !symbol.isParameter());
        }

        private Stream<Value.Symbol> openSymbols() {
            Stream<Value> takers = actions.stream()
                    .filter(Action.HandTo.class::isInstance)
                    .map(action -> ((Action.HandTo) action).taker());
            return Stream.concat(Stream.of(text), takers).flatMap(Site::symbols);
        }

        /** A field of an object is known to a caller only where the caller made the object, or was given it. */
        private static boolean isMade(Value object) {
            return object instanceof Value.Instance
                    || (object instanceof Value.Symbol symbol && symbol.isParameter() && symbol.parameter() > 0);
        }

        private boolean isReceiver(Value.Symbol symbol) {
            return symbol.parameter() == 0
                    && symbol.type().equals(method.owner().replace('/', '.'));
        }

        static Stream<Value.Symbol> symbols(Value value) {
            if (value instanceof Value.Symbol symbol) {
                return Stream.of(symbol);
            }
            if (value instanceof Value.Text text) {
                return text.drafts().stream().flatMap(Draft::symbols);
            }
            if (value instanceof Value.Items items) {
                return Stream.concat(items.items().stream(), items.rest().stream())
                        .flatMap(Site::symbols);
            }
            if (value instanceof Value.Entries entries) {
                return entries.all().flatMap(Site::symbols);
            }
            if (value instanceof Value.Function function) {
                return function.captured().stream().flatMap(Site::symbols);
            }
            if (value instanceof Value.Instance made) {
                return made.arguments().stream().flatMap(Site::symbols);
            }
            return Stream.empty();
        }
    }
}
