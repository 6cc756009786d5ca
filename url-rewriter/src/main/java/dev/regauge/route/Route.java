package dev.regauge.route;

/**
 * The way from one profile to another. All advice is about a route: what breaks on one is already broken on another.
 *
 * @param from the profile the program runs on today
 * @param to the profile it is to run on
 */
public record Route(Profile from, Profile to) {

    /** Reads both profiles with {@link Profile#parse}. */
    public static Route of(String from, String to) {
        return new Route(Profile.parse(from), Profile.parse(to));
    }

    @Override
    public String toString() {
        return from + " -> " + to;
    }
}
