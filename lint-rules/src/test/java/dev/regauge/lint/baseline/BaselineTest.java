package dev.regauge.lint.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.baseline.Baseline.Comparison;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

    private static final String SQL = "select * from orders where id in ?";

    private static Baseline baseline(List<Finding> findings) {
        return Baseline.of(Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14"), findings);
    }

    private static Finding finding(String owner, String method, int line, String sql) {
        return finding(new Location("src/main/java/Orders.java", line, owner, method), sql, Severity.ERROR);
    }

    static Finding finding(Location location, String sql, Severity severity) {
        return new Finding(
                "in-bare-placeholder",
                Change.BREAKS,
                severity,
                location,
                OptionalInt.empty(),
                "Connection.prepareStatement",
                sql,
                OptionalInt.empty(),
                "message",
                "why",
                new Outcome.Unmeasured(),
                new Outcome.Unmeasured(),
                "source",
                "advice",
                Optional.empty(),
                false,
                List.of());
    }

    private static void isKnown(Finding before, Finding after) {
        assertThat(baseline(List.of(before)).compare(List.of(after)))
                .isEqualTo(new Comparison(List.of(), List.of(after), 0));
    }

    private static void isNew(Finding before, Finding after) {
        assertThat(baseline(List.of(before)).compare(List.of(after)))
                .isEqualTo(new Comparison(List.of(after), List.of(), 1));
    }

    @Test
    void knowsAFindingWhoseCodeWasReformatted() {
        isKnown(
                finding("com.acme.Orders", "find", 12, SQL),
                finding("com.acme.Orders", "find", 90, "select *\n  from orders\n where id in ?\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda$find$0", "lambda$find$12"})
    void knowsAFindingInALambdaOfAnotherNumber(String method) {
        isKnown(finding("com.acme.Orders", "lambda$find$3", 12, SQL), finding("com.acme.Orders", method, 12, SQL));
    }

    @Test
    void knowsAFindingInAnAnonymousClassOfAnotherNumber() {
        isKnown(finding("com.acme.Orders$1$2", "run", 12, SQL), finding("com.acme.Orders$4$1", "run", 12, SQL));
        isNew(finding("com.acme.Orders$1", "run", 12, ""), finding("com.acme.Orders$Find", "run", 12, ""));
    }

    @Test
    void knowsAStatementThatMovedToAnotherClass() {
        isKnown(finding("com.acme.Orders", "find", 12, SQL), finding("com.acme.dao.OrderDao", "byIds", 3, SQL));
    }

    @Test
    void knowsACallWhoseClassMovedToAnotherPackage() {
        isKnown(finding("com.acme.Orders", "find", 12, ""), finding("com.acme.dao.Orders", "find", 3, ""));
        isNew(finding("com.acme.Orders", "find", 12, ""), finding("com.acme.Stock", "find", 3, ""));
    }

    @Test
    void knowsAClassThatMovedToAnotherPackage() {
        isKnown(finding("com.acme.Orders$Row", "", 0, ""), finding("com.acme.dao.Orders$Row", "", 0, ""));
        isNew(finding("com.acme.Orders", "", 0, ""), finding("com.acme.dao.Stock", "", 0, ""));
    }

    @Test
    void doesNotKnowAnotherStatementAtTheSamePlace() {
        isNew(finding("com.acme.Orders", "find", 12, SQL), finding("com.acme.Orders", "find", 12, SQL + " limit 1"));
    }

    @Test
    void doesNotKnowTheSameStatementOnceMore() {
        Finding one = finding("com.acme.Orders", "find", 12, SQL);
        Finding two = finding("com.acme.Orders", "copy", 40, SQL);
        assertThat(baseline(List.of(one)).compare(List.of(one, two)))
                .isEqualTo(new Comparison(List.of(two), List.of(one), 0));
        assertThat(baseline(List.of(one)).compare(List.of(one, one)).fresh()).hasSize(1);
    }

    @Test
    void aPlaceThatIsStillThereIsNotTakenForAMovedOne() {
        Finding stays = finding("com.acme.Orders", "find", 12, SQL);
        Finding added = finding("com.acme.Alpha", "find", 12, SQL);
        assertThat(baseline(List.of(stays)).compare(List.of(added, stays)).fresh())
                .containsExactly(added);
    }

    @Test
    void shrinkingIsSaidAndNothingIsNew() {
        Finding one = finding("com.acme.Orders", "find", 12, SQL);
        assertThat(baseline(List.of(one)).compare(List.of())).isEqualTo(new Comparison(List.of(), List.of(), 1));
    }

    @Test
    void whatIsGoodToKnowIsNeverInIt() {
        Finding info = finding(new Location("a", 1, "A", "b"), SQL, Severity.INFO);
        assertThat(baseline(List.of(info)).size()).isZero();
        assertThat(Baseline.EMPTY.compare(List.of(info)).fresh()).isEmpty();
    }

    @Test
    void hasOneTextForTheSameFindings() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            findings.add(finding("com.acme.C" + i % 7, "m" + i % 3, i, SQL + i % 11));
        }
        String text = baseline(findings).text();
        Collections.shuffle(findings, new Random(1));
        assertThat(baseline(findings).text()).isEqualTo(text);
        assertThat(Baseline.parse(text).text()).isEqualTo(text);
        assertThat(text.lines().skip(2)).hasSize(50).isSorted();
        assertThat(Baseline.parse(text).compare(findings).fresh()).isEmpty();
    }

    @Test
    void looksLikeThis() {
        Finding inFile = finding(Location.inFile("conf/a\tb.sql", 3), SQL, Severity.WARNING);
        Finding call = finding("com.acme.Orders", "lambda$find$0", 1, "");
        assertThat(baseline(List.of(inFile, call))
                        .until(LocalDate.of(2027, 1, 31))
                        .text())
                .isEqualTo("""
                        # regauge baseline 1
                        # route: pgjdbc-ng:0.8.9 -> pgjdbc:42.7.14
                        # expires: 2027-01-31
                        in-bare-placeholder\tcom.acme.Orders#find\t@5b5dda896eba7b4f
                        in-bare-placeholder\tconf/a\\tb.sql\tfe34301b746d231b
                        """);
    }

    @Test
    void holdsNoStatement() {
        assertThat(baseline(List.of(finding("A", "b", 1, "alter role x password 's3cret'")))
                        .text())
                .doesNotContain("s3cret", "alter");
    }

    @Test
    void expiresWhenItsLastDayIsOver() {
        Baseline baseline = Baseline.parse("# regauge baseline 1\n# route: a -> b\n# expires: 2027-01-31\n");
        assertThat(baseline.isExpired(LocalDate.of(2027, 1, 31))).isFalse();
        assertThat(baseline.isExpired(LocalDate.of(2027, 2, 1))).isTrue();
        assertThat(Baseline.EMPTY.isExpired(LocalDate.MAX)).isFalse();
    }

    @Test
    void readsTheLinesOfAMergeInAnyOrder() {
        Finding one = finding("com.acme.Orders", "find", 12, SQL);
        String line = baseline(List.of(one)).text().lines().skip(2).findFirst().orElseThrow();
        assertThat(Baseline.parse("# regauge baseline 1\r\n# route: a -> b\r\n\r\n# a word\r\n" + line + "\r\n")
                        .compare(List.of(one))
                        .fresh())
                .isEmpty();
    }

    @Test
    void namesEveryLineThatIsNone() {
        assertThatThrownBy(() ->
                        Baseline.parse("# regauge baseline 1\n# route: a -> b\n<<<<<<< ours\na b c\n# expires: soon\n"))
                .isInstanceOf(BaselineException.class)
                .hasMessageContainingAll("line 3: <<<<<<< ours", "line 4: a b c", "line 5: # expires: soon", "to fix:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "# regauge baseline 2\n"})
    void refusesWhatIsNoBaseline(String text) {
        assertThatThrownBy(() -> Baseline.parse(text))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("to fix:");
    }

    /** Else a file that can be read again would stand for another that cannot any more. */
    @Test
    void doesNotKnowAnotherFileWithoutStatement() {
        isNew(
                finding(Location.inFile("target/classes/Old.class", 0), "", Severity.WARNING),
                finding(Location.inFile("target/classes/PaymentDao.class", 0), "", Severity.WARNING));
        isNew(
                finding(Location.inFile("old.d/Notes.Txt", 0), "", Severity.WARNING),
                finding(Location.inFile("new.d/Other.Txt", 0), "", Severity.WARNING));
        isNew(
                finding(Location.inFile("pom.xml", 0), "", Severity.WARNING),
                finding(Location.inFile("ivy.xml", 0), "", Severity.WARNING));
    }

    @Test
    void ofTwoDaysTheEarlierCounts() {
        assertThat(Baseline.parse("""
                        # regauge baseline 1
                        # route: a -> b
                        # expires: 2099-01-31
                        # expires: 2027-01-31
                        """).expiry()).contains(LocalDate.of(2027, 1, 31));
    }

    @Test
    void aDayThatIsWrittenOtherwiseIsNoComment() {
        assertThatThrownBy(() -> Baseline.parse("# regauge baseline 1\n# route: a -> b\n#expires: 2020-01-01\n"))
                .hasMessageContaining("line 3: #expires: 2020-01-01");
    }

    @Test
    void saysNothingOfAFileThatIsNone() {
        assertThatThrownBy(() -> Baseline.parse("db1:5432:app:app:hunter2\n"))
                .isInstanceOf(BaselineException.class)
                .message()
                .doesNotContain("hunter2");
    }
}
