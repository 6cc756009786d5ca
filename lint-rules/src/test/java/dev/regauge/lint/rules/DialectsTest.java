package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

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
            assertThat(placeholders == Placeholders.NAMED ? LISTS.subList(1, 2) : LISTS)
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

    /** As Spring's NamedParameterUtils and Micronaut Data's DefaultSqlPreparedQuery do; JPA's libraries add them. */
    @Test
    void whoeverMakesAListWithoutParenthesesIsToldToWriteThem() {
        assertThat(findings(Placeholders.NAMED, Sink.Way.DECLARED, LISTS.get(0)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("in-bare-placeholder");
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.advice()).contains("Write the parentheses");
                    assertThat(finding.corrected()).contains("select * from t where id in (:ids)");
                });
        assertThat(findings(Placeholders.NAMED, Sink.Way.DECLARED, LISTS.get(2)))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.corrected()).contains("select * from t where id not in (:ids)"));
        assertThat(findings(Placeholders.NAMED, Sink.Way.DECLARED, LISTS.get(3)))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.corrected()).contains("select * from t where (a, b) in (:ids)"));
    }

    @Test
    void springWritesNoParenthesesAndTakesAnArrayForOneValue() {
        assertThat(sent(List.of(1, 2))).isEqualTo("select * from t where id in ?, ?");
        assertThat(sent(new Integer[] {1, 2})).isEqualTo("select * from t where id in ?");
    }

    private static String sent(Object ids) {
        return NamedParameterUtils.substituteNamedParameters(LISTS.get(0), new MapSqlParameterSource("ids", ids));
    }

    @Test
    void anArrayIsLeftAloneByATemplateThatMakesListsOfCollections() {
        SqlSite site = Sites.site(
                Placeholders.NAMED, LISTS.get(0), Sites.array(0, "int8").named("ids"));
        assertThat(Linter.lint(Sites.FROM_NG, Sites.scan(site), Sites.NO_PLAN, Sites.evidence(), Verification.NONE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.advice()).contains("The array that is bound can stay");
                    assertThat(finding.corrected()).contains("select * from t where id = ANY(:ids)");
                });
    }

    @Test
    void aQuestionMarkIsOneValueToATemplateThatMakesListsOfNames() {
        assertThat(findings(Placeholders.NAMED, Sink.Way.CALL, "select * from t where id in ?"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.corrected()).contains("select * from t where id = ANY(?)"));
    }

    @Test
    void whatIsNoListIsNone() {
        assertThat(findings(Placeholders.NAMED, Sink.Way.DECLARED, "select position(:a in :b), strpos(:a, :b)"))
                .isEmpty();
        assertThat(findings(Placeholders.NAMED, Sink.Way.DECLARED, "select * from t where id in (select :a)"))
                .isEmpty();
        assertThat(findings(Placeholders.NAMED, Sink.Way.DECLARED, "select 'in :ids', t.in -- in :ids"))
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
