package dev.regauge.lint;

import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.Optional;

/** Why rules have nothing to say of a route, or little: what is wrong and what to do, as the end of a message. */
public final class RouteProblem {

    private RouteProblem() {}

    /** Without evidence every rule would be silent, which reads as if nothing were wrong. */
    public static Optional<String> unmeasured(Profile end, Evidence evidence) {
        return evidence.profiles().contains(end.toString())
                ? Optional.empty()
                : Optional.of("its behaviour was not measured\n  to fix: name one of "
                        + String.join(", ", evidence.profiles()));
    }

    /**
     * That a route leads back.
     *
     * @param example of a driver to go to, as the user names one
     */
    public static Optional<String> back(Profile to, String example) {
        return to.driver().equals(Profile.PGJDBC_NG)
                ? Optional.of(
                        "Regauge moves away from pgjdbc-ng, never to it\n  to fix: name a pgjdbc, as in " + example)
                : Optional.empty();
    }

    /** That both ends are one. */
    public static Optional<String> unchanged(Route route) {
        return route.from().equals(route.to())
                ? Optional.of("nothing changes, so only what is broken already is found")
                : Optional.empty();
    }
}
