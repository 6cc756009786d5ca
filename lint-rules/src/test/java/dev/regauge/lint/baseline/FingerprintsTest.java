package dev.regauge.lint.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    @Test
    void staysWhenLinesAndWhiteSpaceMove() {
        assertThat(of(at(in("OrderDao", 10, "find"), "select 1\n  from a")))
                .isEqualTo(of(at(in("OrderDao", 99, "find"), "select 1 from a")))
                .allSatisfy(fingerprint -> assertThat(fingerprint).matches("[0-9a-f]{16}"));
    }

    @Test
    void tellsStatementsMethodsAndClassesApart() {
        assertThat(of(
                        at(in("OrderDao", 10, "find"), "select 1"),
                        at(in("OrderDao", 10, "find"), "select 2"),
                        at(in("OrderDao", 10, "all"), "select 1"),
                        at(in("StockDao", 10, "find"), "select 1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void numbersWhatIsOtherwiseEqual() {
        Finding twice = at(in("OrderDao", 10, "find"), "select 1");

        assertThat(of(twice, twice))
                .doesNotHaveDuplicates()
                .startsWith(of(twice).get(0));
    }

    @Test
    void tellsFilesApartWhereThereIsNoClass() {
        assertThat(of(at(Location.inFile("a.yml", 1), "jdbc:"), at(Location.inFile("b.yml", 1), "jdbc:")))
                .isNotEqualTo(of(at(Location.inFile("b.yml", 1), "jdbc:"), at(Location.inFile("a.yml", 1), "jdbc:")))
                .doesNotHaveDuplicates();
    }

    private static Location in(String simpleName, int line, String method) {
        return new Location("src/" + simpleName + ".java", line, "com.acme." + simpleName, method);
    }

    private static Finding at(Location location, String sql) {
        return BaselineTest.finding(location, sql, Severity.ERROR);
    }

    private static List<String> of(Finding... findings) {
        return Fingerprints.of(List.of(findings));
    }
}
