package dev.regauge.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegaugeLineMatcherTest {

    private static final String OURS =
            "shop.Customers$1.all violates in-bare-placeholder in (Customers.java:3): select 1\n    because";

    @Test
    void ofOursTheFirstLineCountsButForItsNumbers() {
        assertThat(
                        matches(
                                OURS,
                                "shop.Customers$2.all violates in-bare-placeholder in (Customers.java:45): select 1\n    since"))
                .isTrue();
    }

    @Test
    void anotherStatementRuleOrMethodIsAnother() {
        assertThat(matches(OURS, OURS.replace("select 1", "select 2"))).isFalse();
        assertThat(matches(OURS, OURS.replace("in-bare", "not-in-bare"))).isFalse();
        assertThat(matches(OURS, OURS.replace(".all", ".some"))).isFalse();
    }

    @Test
    void numbersInTheStatementCount() {
        String first = OURS.replace("select 1", "select $1 from (values (:1))");
        assertThat(matches(first, first.replace("$1 from", "$2 from"))).isFalse();
        assertThat(matches(first, first.replace(":1)", ":2)"))).isFalse();
        assertThat(matches(first, first.replace("java:3", "java:4").replace("because", "since")))
                .isTrue();
    }

    @Test
    void whichOfSeveralEqualOnesItIsCountsWithAStatementOrWithout() {
        for (String first : List.of(OURS, OURS.replace(": select 1", ""))) {
            String second = first.replace("\n", " [2]\n");
            assertThat(matches(second, second.replace("java:3", "java:4").replace("because", "since")))
                    .isTrue();
            assertThat(matches(second, first)).isFalse();
            assertThat(matches(second, second.replace("[2]", "[3]"))).isFalse();
        }
    }

    @Test
    void namesOfKotlinMayHaveSpaces() {
        String kotlin = OURS.replace(".all", ".all of them");
        assertThat(matches(kotlin, kotlin.replace("java:3", "java:4").replace("because", "since")))
                .isTrue();
    }

    @Test
    void ofOthersAllCountsButForTheirNumbers() {
        String theirs = "Method <a.B$1.c()> calls method <d.E.f()> in (B.java:7)\n  more";
        assertThat(matches(theirs, theirs.replace(":7)", ":70)").replace("$1", "$12")))
                .isTrue();
        assertThat(matches(theirs, theirs.replace("more", "less"))).isFalse();
        assertThat(matches("a 1", "a 2")).isFalse();
    }

    private static boolean matches(String one, String other) {
        return new RegaugeLineMatcher().matches(one, other);
    }
}
