package dev.regauge.lint.scan.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.objectweb.asm.Label;

/** The loops, switches and named blocks around a statement, innermost first. */
final class Exits {

    private final Deque<Exit> exits = new ArrayDeque<>();

    /**
     * Where break, continue and yield lead to.
     *
     * @param label the name that the source gives it, or empty
     * @param again where continue leads to; none for a switch or a labelled block
     * @param yields whether a value waits there
     */
    record Exit(String label, Label end, Optional<Label> again, boolean yields) {}

    void enter(Exit exit) {
        exits.push(exit);
    }

    void leave() {
        exits.pop();
    }

    Optional<Label> breakTo(String label) {
        return exits.stream()
                .filter(exit -> !exit.yields()
                        && (label.isEmpty()
                                ? exit.label().isEmpty() || exit.again().isPresent()
                                : exit.label().equals(label)))
                .findFirst()
                .map(Exit::end);
    }

    Optional<Label> continueTo(String label) {
        return exits.stream()
                .filter(exit -> exit.again().isPresent()
                        && (label.isEmpty() || exit.label().equals(label)))
                .findFirst()
                .flatMap(Exit::again);
    }

    Optional<Label> yieldTo() {
        return exits.stream().filter(Exit::yields).findFirst().map(Exit::end);
    }
}
