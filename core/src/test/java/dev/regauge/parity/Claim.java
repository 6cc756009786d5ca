package dev.regauge.parity;

import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Something that is said of two drivers, and the probes that try it.
 *
 * @param id {@code R1} to {@code R56} were collected beforehand; {@code N} was found by the probes
 * @param route between which profiles it is said to hold
 * @param claimed the class that is claimed
 * @param measured the class that the probes give; another one where the claim is contradicted
 * @param text the claim in a few words
 * @param probes ids of the probes, all of which give the class measured
 */
record Claim(String id, Route route, Change claimed, Change measured, String text, List<String> probes) {

    /** Every claim of {@code claims.tsv}, in its order. */
    static List<Claim> all() {
        try (InputStream in = Objects.requireNonNull(Claim.class.getResourceAsStream("claims.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Claim of(String[] cells) {
        return new Claim(
                cells[0],
                Route.of(cells[1], cells[2]),
                Change.valueOf(cells[3]),
                Change.valueOf(cells[4]),
                cells[5],
                List.of(cells[6].split(" ", -1)));
    }

    boolean isReproduced() {
        return claimed == measured;
    }

    Outcome from(String probe) throws IOException {
        return CheckedInEvidence.outcome(route.from(), probe);
    }

    Outcome to(String probe) throws IOException {
        return CheckedInEvidence.outcome(route.to(), probe);
    }

    @Override
    public String toString() {
        return id + " " + text + ", " + route;
    }
}
