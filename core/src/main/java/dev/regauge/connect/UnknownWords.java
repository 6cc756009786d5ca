package dev.regauge.connect;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialects;
import dev.regauge.url.Parameter;
import dev.regauge.url.Secrets;
import dev.regauge.url.grammar.Piece;
import java.sql.Driver;
import java.util.List;
import java.util.Set;

/**
 * Finds parameters in a URL that its driver does not know and would pass over: a mistyped timeout would not count, and the
 * rest of a password that held an {@code &} would be lost. No value is ever shown, nor a name that may be a part of one.
 */
final class UnknownWords {

    /** Classes that the driver makes and hands all parameters to: they may know words of their own. */
    private static final Set<String> CLASSES = Set.of(
            "socketFactory",
            "sslfactory",
            "sslhostnameverifier",
            "sslpasswordcallback",
            "authenticationPluginClassName",
            "xmlFactoryFactory");

    private final ConnectionTarget target;
    private final Set<String> known;
    private final List<String> problems;

    private UnknownWords(ConnectionTarget target, Set<String> known, List<String> problems) {
        this.target = target;
        this.known = known;
        this.problems = problems;
    }

    /**
     * Looks at one URL.
     *
     * @param target in the driver's own dialect
     */
    static void check(ConnectionTarget target, Driver driver, List<String> problems) {
        Set<String> known = TlsWords.known(target, driver);
        if (!known.isEmpty()) {
            new UnknownWords(target, known, problems).check();
        }
    }

    private void check() {
        boolean complete = target.dialect().equals(Dialects.PGJDBC)
                && target.parameters().stream().noneMatch(parameter -> CLASSES.contains(parameter.name()));
        boolean behindSecret = false;
        for (Parameter parameter : target.parameters()) {
            if (isRestOfSecret(parameter)) {
                problems.add(
                        "behind a password of the URL stands a word without a value, which may be the rest of it; in"
                                + " a password write & as %26");
            } else if (complete && isUnknown(parameter)) {
                problems.add(unknown(parameter, behindSecret));
            }
            behindSecret |= parameter.secret();
        }
    }

    private boolean isUnknown(Parameter parameter) {
        return parameter.origin() == Parameter.Origin.QUERY
                && !known.contains(parameter.name())
                && !TlsWords.isAboutProtection(parameter.name());
    }

    private boolean isRestOfSecret(Parameter parameter) {
        return !parameter.hasValue() && !known.contains(parameter.name()) && isHidden(target);
    }

    /** Whether the names of some parameters may be a part of a password. */
    static boolean isHidden(ConnectionTarget target) {
        return target.hidden().stream()
                .anyMatch(piece -> piece.kind() == Piece.Kind.NAME || piece.kind() == Piece.Kind.DROPPED_NAME);
    }

    private String unknown(Parameter parameter, boolean behindSecret) {
        NearestName nearest = NearestName.of(parameter.name(), known);
        String shown = behindSecret && !nearest.isNear() ? Secrets.MASK : Secrets.shownName(parameter.name());
        return "the URL says " + shown + ", which " + target.dialect() + " does not know and would pass over; "
                + (nearest.isNear()
                        ? "the nearest is " + nearest.name()
                        : "leave it out, and in a password write & as %26");
    }
}
