package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a list is wrong depends on who reads its parameters. */
class DialectsTest {

    private static final List<String> LISTS = List.of(
            "select * from t where id in :ids", "select * from t where id in (:ids)",
            "select * from t where id not in :ids", "select * from t where (a, b) in :ids");

    private static List<Finding> findings(Placeholders placeholders, Sink.Way way, String sql) {
        SqlSite site = new SqlSite(
                List.of(Sites.template(sql)),
                new Sink("Library", "<place>", placeholders, way),
                Sites.PLACE,
                List.of(),
                List.of(),
                List.of());
        return Linter.lint(Sites.FROM_SIMPLE, Sites.scan(site), Sites.NO_PLAN, Sites.evidence(), Verification.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverMakesAListOfACollectionIsNeverToldThatItIsWrong(Placeholders placeholders) {
        if (placeholders.expand() || placeholders == Placeholders.R2DBC) {
            assertThat(LISTS)
                    .allSatisfy(sql -> assertThat(findings(placeholders, Sink.Way.DECLARED, sql))
                            .isEmpty());
        }
    }

    @Test
    void aLibraryThatMakesNoneIsToldAndGivenItsOwnWayOut() {
        assertThat(findings(Placeholders.SINGLE, Sink.Way.DECLARED, LISTS.get(0)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("in-bare-placeholder");
                    assertThat(finding.advice()).contains("@BindList");
                    assertThat(finding.corrected()).contains("select * from t where id = ANY(:ids)");
                });
        assertThat(findings(Placeholders.SINGLE, Sink.Way.DECLARED, LISTS.get(1)))
                .isEmpty();
    }

    @Test
    void aMapperIsToldOfItsLoop() {
        assertThat(findings(Placeholders.JDBC, Sink.Way.CONDITIONAL, "select * from t where id in ?"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).contains("<foreach>"));
    }

    @Test
    void whatNoCodeHandsOverIsNotAdvisedWithCode() {
        assertThat(findings(
                        Placeholders.JDBC, Sink.Way.DECLARED, "delete from a where b = ?; delete from c where d = ?"))
                .allSatisfy(finding -> assertThat(finding.corrected()).isEmpty());
    }

    @Test
    void aChangeOfTheJdbcDriverIsNothingToR2dbc() {
        assertThat(findings(Placeholders.R2DBC, Sink.Way.DECLARED, "set a = ?")).isEmpty();
        assertThat(findings(Placeholders.JDBC, Sink.Way.DECLARED, "set a = ?")).isNotEmpty();
    }
}
