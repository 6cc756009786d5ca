package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of drivers holds, or is known not to, by the evidence that {@link EvidenceTest} measures anew. {@code
 * DIFFERENCES.md} says the same in words; {@code -Dregauge.approve=true} writes it anew.
 */
class ClaimsTest {

    private static final Path PAGE = CheckedInEvidence.ROOT.resolve("core/DIFFERENCES.md");

    static List<Claim> claims() {
        return Claim.all();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void areAsMeasured(Claim claim) {
        assertThat(claim.probes())
                .isNotEmpty()
                .allSatisfy(probe -> assertThat(Change.between(claim.from(probe), claim.to(probe)))
                        .as("%s, by %s: %s and then %s", claim, probe, claim.from(probe), claim.to(probe))
                        .isEqualTo(claim.measured()));
    }

    @Test
    void includeEachOneThatWasCollected() {
        assertThat(claims())
                .extracting(Claim::id)
                .containsAll(IntStream.rangeClosed(1, 56).mapToObj(i -> "R" + i).toList());
    }

    @Test
    void areWrittenDown() throws IOException {
        String page = ClaimsPage.text();
        if (Boolean.getBoolean("regauge.approve")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }
}
