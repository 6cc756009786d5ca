package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.parity.probes.Probes;
import org.junit.jupiter.api.Test;

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
