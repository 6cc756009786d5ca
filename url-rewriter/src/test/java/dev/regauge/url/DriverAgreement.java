package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.grammar.Atoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Generated texts, read by us and by a program itself. Placeholders are left out, because the programs know none; whatever
 * else differs on purpose is said in the test of the program.
 */
final class DriverAgreement {

    private static final int CASES = Boolean.getBoolean("regauge.long") ? 200_000 : 10_000;

    /** What both sides are reduced to. */
    record Reading(List<String> hosts, List<String> ports, String database, Map<String, String> parameters) {}

    /** The program; no answer where it refuses the text. */
    @FunctionalInterface
    interface Oracle {
        Optional<Reading> read(String text, Optional<ConnectionTarget> ours);
    }

    private final Dialect dialect;
    private final List<String> beginnings;
    private final Function<ConnectionTarget, Reading> reduction;

    /** Texts that begin with one of these, and how our reading of them is reduced. */
    DriverAgreement(Dialect dialect, List<String> beginnings, Function<ConnectionTarget, Reading> reduction) {
        this.dialect = dialect;
        this.beginnings = beginnings;
        this.reduction = reduction;
    }

    void check(Oracle oracle) {
        UrlGenerator urls = new UrlGenerator(42, dialect);
        List<String> differences = new ArrayList<>();
        int compared = 0;
        int accepted = 0;
        while (compared < CASES) {
            String url = urls.next(urls.pick(beginnings));
            if (!Atoms.in(url).isEmpty()) {
                continue;
            }
            Optional<ConnectionTarget> ours = ours(url);
            Optional<Reading> expected = oracle.read(url, ours);
            Optional<Reading> actual = ours.map(reduction);
            compared++;
            accepted += expected.isPresent() ? 1 : 0;
            if (!expected.equals(actual)) {
                differences.add(url + "\n    program " + expected + "\n    ours    " + actual);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(accepted).isGreaterThan(CASES / 20);
    }

    private Optional<ConnectionTarget> ours(String url) {
        try {
            return Optional.of(ConnectionTarget.parse(url, dialect));
        } catch (UrlSyntaxException refused) {
            return Optional.empty();
        }
    }
}
