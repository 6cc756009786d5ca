package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import java.util.List;

/** The placeholders of a format string, {@code %s} and its like, which are bound by their order. */
final class FormatOrder {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final Report report;

    FormatOrder(ConnectionTarget source, Dialect to, Report report) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.report = report;
    }

    /** A format string binds by order, and reads every percent sign. */
    void check(String text) {
        if (source.placeholders().stream().noneMatch(atom -> atom.startsWith("%"))) {
            return;
        }
        List<String> before = boundByOrder(source.placeholders());
        Atoms after = Atoms.in(text);
        boolean moves = !before.isEmpty() && movesUserinfo();
        if (!before.equals(boundByOrder(after.texts())) || moves) {
            throw report.refusal(
                    "the order of its format placeholders would change",
                    "rewrite the format and its arguments by hand");
        }
        if (after.folded().indexOf('%') >= 0) {
            throw report.refusal(
                    "a percent-encoded character would be read as part of the format",
                    "rewrite the format by hand, with %% for each percent sign");
        }
    }

    /** {@code %s:%s@%s} has the same placeholders in any order, so looking at them is not enough. */
    private boolean movesUserinfo() {
        return source.parameters().stream()
                .filter(parameter -> parameter.decoded().hasPlaceholder())
                .anyMatch(parameter -> changesSides(parameter) || movesToTheFront(parameter));
    }

    private boolean changesSides(Parameter parameter) {
        return (parameter.origin() == Parameter.Origin.USERINFO) != to.hasUserinfo() && from.isAddress(parameter);
    }

    /** Hosts and a database among the parameters are written before them. */
    private boolean movesToTheFront(Parameter parameter) {
        return from.isAbout(parameter, Concept.HOST)
                || from.isAbout(parameter, Concept.PORT)
                || from.isAbout(parameter, Concept.DATABASE);
    }

    private static List<String> boundByOrder(List<String> placeholders) {
        return placeholders.stream()
                .filter(atom -> atom.startsWith("%") && atom.indexOf('$') < 0)
                .toList();
    }
}
