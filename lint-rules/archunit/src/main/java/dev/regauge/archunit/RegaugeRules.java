package dev.regauge.archunit;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.RouteProblem;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.List;

/**
 * ArchUnit rules about what a change of the PostgreSQL driver does to a program, by rules and recorded evidence.
 *
 * <p>The statements of a program are found in its class files, as the lint finds them: constants of other classes,
 * concatenations and helpers that hand their parameter on included.
 */
public final class RegaugeRules {

    private RegaugeRules() {}

    /**
     * The rule that classes run on one driver as they do on the other, as in
     * {@code forRoute("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14").check(classes)}.
     *
     * @param from the profile the program runs on today, in the form of {@link Profile#parse}
     * @param to the profile it is to run on
     * @throws IllegalArgumentException when one is no profile, or was not measured, when both are the same, or when the
     *     route leads to pgjdbc-ng
     */
    public static RouteRule forRoute(String from, String to) {
        return forRoute(Route.of(from, to));
    }

    /** As {@link #forRoute(String, String)} has it. */
    public static RouteRule forRoute(Profile from, Profile to) {
        return forRoute(new Route(from, to));
    }

    /** As {@link #forRoute(String, String)} has it. */
    public static RouteRule forRoute(Route route) {
        for (Profile end : List.of(route.from(), route.to())) {
            RouteProblem.unmeasured(end, Evidence.load()).ifPresent(why -> refuse(end, why));
        }
        RouteProblem.back(route.to(), Profile.parse(Profile.PGJDBC).toString()).ifPresent(why -> refuse(route, why));
        RouteProblem.unchanged(route)
                .ifPresent(why -> refuse(route, why + "\n  to fix: name the driver of today and that of tomorrow"));
        return new RouteRule(Choice.of(route));
    }

    private static void refuse(Object asked, String why) {
        throw new IllegalArgumentException("No rule for " + asked + ": " + why);
    }
}
