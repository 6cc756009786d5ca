package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.probes.Probes;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {

    @Test
    void haveDistinctIdsInOrder() {
        assertThat(Probes.all()).extracting(Probe::id).doesNotHaveDuplicates().isSorted();
        assertThat(Probes.all()).extracting(Probe::id).allMatch(id -> id.matches("[a-z]+/[a-z0-9_]+(-[a-z0-9_]+)*"));
    }

    @Test
    void showTheJdbcThatIsRun() {
        assertThat(probe("placeholders/in-bare-text-array").code()).isEqualTo("""
                        PreparedStatement s = connection.prepareStatement("select id from item where v in ? order by id");
                        s.setArray(1, connection.createArrayOf("text", new String[] {"a", "b"}));
                        s.executeQuery();""");
        assertThat(probe("placeholders/set-local").code()).startsWith("connection.setAutoCommit(false);\n");
        assertThat(probe("binding/string-into-bytea").code()).contains("s.setString(1, \"\\\\x0102\");");
    }

    @Test
    void haveCodeEachAndNoHalfWrittenLines() {
        assertThat(Probes.all())
                .allSatisfy(probe -> assertThat(probe.code())
                        .isNotBlank()
                        .matches(code -> code.endsWith(";") || code.endsWith("}"), "ends with a statement")
                        .matches(code -> count(code, '(') == count(code, ')'), "closes what it opens")
                        .doesNotContain("Probes.java"));
    }

    @ParameterizedTest
    @CsvSource({
        "pgjdbc-ng:0.8.9, pgjdbc:42.7.14",
        "pgjdbc:42.2.5, pgjdbc:42.7.14",
        "pgjdbc:42.2.5?preferQueryMode=simple, pgjdbc:42.7.14",
        "pgjdbc:42.7.14, pgjdbc:42.7.14?preferQueryMode=simple"
    })
    void sayWhatToWriteInsteadWhereProgramsWouldNotice(Profile from, Profile to) throws IOException {
        Set<String> differing =
                Parity.compare(
                                CheckedInEvidence.of(from).outcomes(),
                                CheckedInEvidence.of(to).outcomes())
                        .stream()
                        .filter(Difference::matters)
                        .map(Difference::probe)
                        .collect(Collectors.toSet());
        assertThat(Probes.all())
                .filteredOn(probe -> differing.contains(probe.id()))
                .isNotEmpty()
                .noneMatch(probe -> probe.advice().isBlank());
    }

    private static long count(String text, char wanted) {
        return text.replaceAll("\"(?:[^\"\\\\]++|\\\\.)*+\"", "")
                .chars()
                .filter(c -> c == wanted)
                .count();
    }

    private static Probe probe(String id) {
        return Probes.all().stream()
                .filter(probe -> probe.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
