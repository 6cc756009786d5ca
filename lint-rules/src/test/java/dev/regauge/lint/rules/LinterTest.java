package dev.regauge.lint.rules;

import static dev.regauge.lint.rules.Sites.FROM_NG;
import static dev.regauge.lint.rules.Sites.FROM_SIMPLE;
import static dev.regauge.lint.rules.Sites.NO_PLAN;
import static dev.regauge.lint.rules.Sites.array;
import static dev.regauge.lint.rules.Sites.object;
import static dev.regauge.lint.rules.Sites.originates;
import static dev.regauge.lint.rules.Sites.prepared;
import static dev.regauge.lint.rules.Sites.read;
import static dev.regauge.lint.rules.Sites.scan;
import static dev.regauge.lint.rules.Sites.set;
import static dev.regauge.lint.rules.Sites.site;
import static dev.regauge.lint.rules.Sites.template;
import static dev.regauge.lint.rules.Sites.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.Call;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.TypeUse;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LinterTest {

    private static final Evidence EVIDENCE = Sites.evidence();
    private static final Verdict TAKEN = accepted(List.of());
    private static final Verdict UNSEEN = new Verdict.NotVerified("simple mode");

    @Nested
    class WhenNoServerWasAsked {

        @Test
        void blamesTheChangeOnlyForWhatItChanges() {
            SqlSite bare = prepared("select * from t where id in ?", array(1, "int4"));
            SqlSite isNull = prepared("select * from t where v is ?", set(1, "setNull"));
            SqlSite two = prepared("delete from a where x = ?; delete from b where x = ?");
            SqlSite joined = prepared("select * from t where id in (?)", originates(1, "String.join(..)"));
            SqlSite clob = prepared("insert into t (v) values (?)", set(1, "setClob"));

            assertThat(changes(FROM_NG, bare, isNull, two, joined, clob))
                    .containsExactly(
                            "clob-binding BREAKS ERROR",
                            "in-joined-string BREAKS ERROR",
                            "in-bare-placeholder ALREADY_BROKEN WARNING",
                            "is-placeholder ALREADY_BROKEN WARNING",
                            "several-statements-with-parameters FIXED INFO");
            assertThat(changes(FROM_SIMPLE, bare, isNull, two, joined, clob))
                    .containsExactly(
                            "is-placeholder BREAKS ERROR",
                            "clob-binding ALREADY_BROKEN WARNING",
                            "in-bare-placeholder ALREADY_BROKEN WARNING",
                            "in-joined-string ALREADY_BROKEN WARNING");
        }

        @Test
        void takesTheWorstOfWhatMayBeBound() {
            SqlSite either = prepared("select * from t where v is ?", set(1, "setString"), set(1, "setNull"));
            assertThat(changes(FROM_SIMPLE, either)).containsExactly("is-placeholder BREAKS ERROR");
        }

        @Test
        void claimsNothingAboutAProfileThatNobodyMeasured() {
            Route unknown = Route.of("pgjdbc:42.6.0", "pgjdbc:42.7.14");
            assertThat(changes(unknown, prepared("select * from t where id in ?")))
                    .containsExactly("in-bare-placeholder UNKNOWN WARNING");
        }

        @Test
        void tellsThatTodaysRowsOfAJoinedTextAreWrong() {
            Finding finding =
                    one(FROM_NG, prepared("select * from t where id in (?)", originates(1, "String.join(..)")));
            assertThat(finding.why()).startsWith("Today's answer is silently wrong");
            assertThat(finding.from()).isInstanceOf(Outcome.Value.class);
            assertThat(finding.source()).isEqualTo("probe placeholders/in-joined-string on both profiles");
        }

        @Test
        void saysTheSameOfSeveralTextsOnce() {
            SqlSite site = prepared("select * from t where id in ? order by a");
            SqlSite both = new SqlSite(
                    List.of(site.templates().get(0), template("select * from t where id in ? order by b")),
                    site.sink(),
                    site.location(),
                    List.of(),
                    List.of(),
                    List.of());
            assertThat(changes(FROM_NG, both)).hasSize(1);
        }

        @Test
        void pointsIntoTheTextThatIsShown() {
            Finding finding = one(FROM_NG, prepared("select {..} from {..} where id in ?"));
            assertThat(finding.sql()).isEqualTo("select {..} from {..} where id in ?");
            assertThat(finding.sql().substring(finding.caret().getAsInt())).isEqualTo("in ?");
            assertThat(finding.corrected()).contains("select {..} from {..} where id = ANY(?)");
        }

        @Test
        void keepsSecretsOutOfAllItSays() {
            Finding finding = one(FROM_SIMPLE, prepared("alter role app password 's3cr3t!' valid until ?"));
            assertThat(finding.toString()).doesNotContain("s3cr3t!");
            assertThat(finding.sql()).isEqualTo("alter role app password '***' valid until ?");
            assertThat(finding.sql().substring(finding.caret().getAsInt())).isEqualTo("?");
        }

        @Test
        void namesTheStatementsOfATextOfSeveral() {
            Finding finding = one(FROM_NG, prepared("delete from a where x = ?;\ninsert into b values (?, ?)"));
            assertThat(finding.message()).isEqualTo("2 statements with parameters in one text: DELETE, INSERT");
            assertThat(finding.corrected().orElseThrow())
                    .contains(
                            "prepareStatement(\"delete from a where x = ?\")",
                            "statement.set..(2, ..);  // parameter 3 of today");
        }

        @Test
        void findsClassesOfTheDriverThatGoesAway() {
            TypeUse ng = new TypeUse("com.impossibl.postgres.api.jdbc.PGConnection", Sites.PLACE);
            TypeUse pg = new TypeUse("org.postgresql.PGConnection", Sites.PLACE);
            ScanResult scan = new ScanResult(List.of(), List.of(ng, pg), List.of(), 1);
            assertThat(Linter.lint(FROM_NG, scan, NO_PLAN, EVIDENCE, Verification.NONE))
                    .extracting(Finding::rule, Finding::change, Finding::message)
                    .contains(
                            tuple(
                                    "driver-import",
                                    Change.BREAKS,
                                    "shop.Orders uses com.impossibl.postgres.api.jdbc.PGConnection, which pgjdbc:42.7.14 does not bring"));
            assertThat(Linter.lint(FROM_SIMPLE, scan, NO_PLAN, EVIDENCE, Verification.NONE))
                    .isEmpty();
        }

        @Test
        void showsNoPasswordThatStandsInAConstant() {
            Call call = new Call(
                    "java.lang.String",
                    "startsWith",
                    "(Ljava/lang/String;)Z",
                    List.of(Optional.of("ERROR: postgres://app:velvet@db/shop")),
                    "java.sql.SQLException.getMessage",
                    "find()V",
                    Sites.PLACE);
            ScanResult scan = new ScanResult(List.of(), List.of(), List.of(), 1, List.of(call), List.of());
            Finding finding = only(Linter.lint(FROM_NG, scan, NO_PLAN, EVIDENCE, Verification.NONE));
            assertThat(finding.rule()).isEqualTo("message-text");
            assertThat(finding.message()).contains("startsWith(\"ERROR: ").doesNotContain("velvet");
        }
    }

    @Nested
    class WhenAServerWasAsked {

        @Test
        void believesTheServerBeforeTheProbe() {
            SqlSite site = prepared("select * from t where v is ?", set(1, "setNull"));
            assertThat(findings(FROM_NG, site, TAKEN, TAKEN)).isEmpty();
            Finding refused = findings(FROM_NG, site, rejected("42601", "near here"), rejected("42601", "near there"))
                    .get(0);
            assertThat(refused.change()).isEqualTo(Change.ALREADY_BROKEN);
            assertThat(refused.to()).isEqualTo(new Outcome.Failure(Optional.of("42601"), "near there"));
            assertThat(refused.source()).isEqualTo("this statement, on PostgreSQL 17.11");
        }

        @Test
        void asksTheProbeForTheEndThatCannotBeDescribed() {
            SqlSite site = prepared("select * from t where v is ?", set(1, "setNull"));
            Finding finding = findings(FROM_SIMPLE, site, UNSEEN, rejected("42601", "near there"))
                    .get(0);
            assertThat(finding.change()).isEqualTo(Change.BREAKS);
            assertThat(finding.from()).isEqualTo(new Outcome.Value("rows: 3"));
            assertThat(finding.source())
                    .isEqualTo(
                            "this statement, on PostgreSQL 17.11, through pgjdbc:42.7.14; probe placeholders/is-null for"
                                    + " pgjdbc:42.2.5?preferQueryMode=simple");
            assertThat(findings(FROM_SIMPLE, site, UNSEEN, TAKEN)).isEmpty();
        }

        @Test
        void keepsWhatNoParsingShows() {
            SqlSite joined = prepared("select * from t where id in (?)", originates(1, "String.join(..)"));
            Verdict refusal =
                    new Verdict.Rejected("42883", "operator does not exist", OptionalInt.empty(), List.of("int4"));
            assertThat(findings(FROM_NG, joined, TAKEN, refusal))
                    .extracting(Finding::rule, Finding::change)
                    .containsExactly(tuple("in-joined-string", Change.BREAKS));
            // a text column: the same wrong answer on both ends, which is no matter of the change
            assertThat(findings(FROM_NG, joined, TAKEN, TAKEN)).isEmpty();
            SqlSite clob = prepared("insert into t (v) values (?)", set(1, "setClob"));
            assertThat(findings(FROM_NG, clob, TAKEN, TAKEN)).hasSize(1);
            assertThat(findings(FROM_NG, clob, accepted(List.of("oid")), accepted(List.of("oid"))))
                    .isEmpty();
        }

        @Test
        void findsTextsThatTheServerDoesNotConvert() {
            SqlSite compared = prepared(
                    "select * from orders o where o.customer_id = ? and v = ?",
                    set(1, "setString"),
                    set(2, "setString"));
            Verdict refusal = new Verdict.Rejected(
                    "42883",
                    "operator does not exist: integer = character varying",
                    OptionalInt.of(10),
                    List.of("int4", "text"));
            Finding finding = only(findings(FROM_NG, compared, TAKEN, refusal));
            assertThat(finding.rule()).isEqualTo("text-for-typed-column");
            assertThat(finding.change()).isEqualTo(Change.BREAKS);
            assertThat(finding.message()).isEqualTo("`o.customer_id = ?` is int4, and setString binds a text");
            assertThat(finding.corrected()).contains("setInt(1, Integer.parseInt(..))");
            assertThat(only(findings(FROM_SIMPLE, compared, UNSEEN, refusal)).change())
                    .isEqualTo(Change.BREAKS);

            SqlSite inserted = prepared(
                    "insert into t (a, status) values (?, ?)", set(1, "setInt"), object(2, "java.lang.String"));
            Verdict assignment =
                    new Verdict.Rejected("42804", "column", OptionalInt.empty(), List.of("int4", "order_status"));
            Finding status = only(findings(FROM_NG, inserted, TAKEN, assignment));
            assertThat(status.message()).isEqualTo("`status` is order_status, and setObject binds a text");
            assertThat(status.corrected()).contains("insert into t (a, status) values (?, ?::order_status)");
        }

        @Test
        void saysNothingOfTextsWhereTheServerTakesThem() {
            SqlSite site = prepared("select * from t where v = ?", set(1, "setString"));
            assertThat(findings(FROM_NG, site, TAKEN, accepted(List.of("int4"))))
                    .isEmpty();
        }

        @Test
        void findsParametersOfNoType() {
            SqlSite site = prepared(
                    "select * from t where (? is null or at > ?)", set(1, "setTimestamp"), set(2, "setTimestamp"));
            Verdict refusal = new Verdict.Rejected(
                    "42P18",
                    "could not determine data type of parameter $1",
                    OptionalInt.empty(),
                    List.of("text", "timestamptz"));
            Finding finding = only(findings(FROM_SIMPLE, site, UNSEEN, refusal));
            assertThat(finding.rule()).isEqualTo("untyped-parameter");
            assertThat(finding.change()).isEqualTo(Change.BREAKS);
            assertThat(finding.corrected().orElseThrow()).startsWith("select * from t where (?::");
        }

        @Test
        void findsExpressionsThatAreNotTheSame() {
            SqlSite site = prepared("select date_trunc(?, a), count(*) from t group by date_trunc(?, a)");
            Finding finding =
                    only(findings(FROM_SIMPLE, site, UNSEEN, rejected("42803", "must appear in the GROUP BY clause")));
            assertThat(finding.rule()).isEqualTo("group-by-parameter");
            assertThat(finding.change()).isEqualTo(Change.BREAKS);
        }

        @Test
        void findsNumbersReadAsText() {
            Verdict columns = new Verdict.Accepted(
                    List.of(),
                    List.of(
                            new Verdict.Column("id", "int4"),
                            new Verdict.Column("total", "numeric"),
                            new Verdict.Column("at", "timestamptz")));
            SqlSite byName = with(
                    prepared("select id, total, at from t"),
                    read("getString", "TOTAL"),
                    read("getString", "id"),
                    read("getBigDecimal", "total"));
            Finding finding = only(findings(FROM_NG, byName, columns, columns));
            assertThat(finding.rule()).isEqualTo("number-as-text");
            assertThat(finding.change()).isEqualTo(Change.SILENTLY_CHANGES);
            assertThat(finding.corrected()).contains("getBigDecimal(\"TOTAL\")");
            SqlSite byNumber =
                    with(prepared("select id, total, at from t"), read("getString", 3), read("getString", 9));
            assertThat(only(findings(FROM_NG, byNumber, columns, columns)).rule())
                    .isEqualTo("timestamp-as-text");
            assertThat(findings(FROM_SIMPLE, byName, UNSEEN, columns)).isEmpty();
        }

        @Test
        void reportsARefusalThatNoRuleExplains() {
            SqlSite site = prepared("select * from t where overlay(? from at) = 1");
            Verdict refusal =
                    new Verdict.Rejected("42601", "syntax error at or near \"$1\"", OptionalInt.of(30), List.of());
            Finding finding = only(findings(FROM_NG, site, refusal, refusal));
            assertThat(finding.rule()).isEqualTo("rejected-by-server");
            assertThat(finding.change()).isEqualTo(Change.ALREADY_BROKEN);
            assertThat(finding.caret()).hasValue(30);
            assertThat(only(findings(FROM_NG, site, TAKEN, refusal)).change()).isEqualTo(Change.BREAKS);
            assertThat(only(findings(FROM_NG, site, refusal, TAKEN)).change()).isEqualTo(Change.FIXED);
            assertThat(only(findings(FROM_SIMPLE, site, UNSEEN, refusal)).change())
                    .isEqualTo(Change.UNKNOWN);
        }

        @Test
        void saysWhichEndRefusesAndWhichWasNotAsked() {
            SqlSite site = prepared("select overlay(? from at)");
            Verdict refusal = new Verdict.Rejected("42601", "syntax error", OptionalInt.of(15), List.of());
            Finding finding = only(findings(FROM_SIMPLE, site, UNSEEN, refusal));
            assertThat(finding.message()).isEqualTo("This statement is refused through pgjdbc:42.7.14: syntax error");
            assertThat(finding.source())
                    .startsWith("this statement, on ")
                    .endsWith("through pgjdbc:42.7.14; nothing was measured for pgjdbc:42.2.5?preferQueryMode=simple");
            assertThat(finding.why())
                    .endsWith("What pgjdbc:42.2.5?preferQueryMode=simple does with it is not known: simple mode.");
        }

        @Test
        void blamesTheDriverForItsOwnRefusalAndMarksNoPlaceThatNobodyNamed() {
            SqlSite site = prepared("select f(?)");
            Verdict byDriver = new Verdict.Rejected("-----", "cannot convert", OptionalInt.empty(), List.of());
            Finding finding = only(findings(FROM_NG, site, byDriver, TAKEN));
            assertThat(finding.message()).startsWith("This statement is refused through pgjdbc-ng:0.8.9: ");
            assertThat(finding.why()).contains("refused by the driver, which gives no SQLSTATE");
            assertThat(finding.caret()).isEmpty();
            Verdict elsewhere = new Verdict.Rejected("42601", "syntax error", OptionalInt.of(7), List.of());
            assertThat(only(findings(FROM_NG, site, elsewhere, byDriver)).caret())
                    .isEmpty();
        }

        @Test
        void knowsTheTypeOfANameWhereverItStands() {
            SqlSite site = site(
                    Placeholders.NAMED,
                    "select * from t where a = :a and b = :b and (:a is null or id = :id)",
                    set(0, "setString").named("id"),
                    set(0, "setInt").named("a"));
            Verdict refusal = new Verdict.Rejected(
                    "42883", "operator does not exist", OptionalInt.empty(), List.of("int4", "text", "int4", "int8"));
            Finding finding = only(findings(FROM_NG, site, TAKEN, refusal));
            assertThat(finding.rule()).isEqualTo("text-for-typed-column");
            assertThat(finding.message()).contains("is int8");
            assertThat(finding.corrected().orElseThrow()).endsWith("id = :id::int8)");
            assertThat(finding.advice()).contains("for parameter \"id\"");
        }

        @Test
        void reportsOneCauseOnce() {
            SqlSite site = prepared("select * from t where id in (?)", array(1, "int4"));
            assertThat(findings(FROM_NG, site, rejected("42883", "operator"), rejected("42883", "operator")))
                    .hasSize(1);
        }

        @Test
        void leavesWhatWasNotVerifiedToTheProbes() {
            SqlSite site = prepared("select * from t where v = ?", set(1, "setInt"));
            assertThat(findings(FROM_NG, site, UNSEEN, UNSEEN)).isEmpty();
        }
    }

    @Test
    void putsTheWorstFirst() {
        List<Finding> findings = Linter.lint(
                FROM_NG,
                scan(
                        prepared("select * from t where v is ?"),
                        site(Placeholders.NONE, "select * from t where j ? 'a'"),
                        prepared("insert into t (v) values (?)", set(1, "setClob"))),
                NO_PLAN,
                EVIDENCE,
                Verification.NONE);
        assertThat(findings)
                .extracting(Finding::change)
                .containsExactly(Change.BREAKS, Change.ALREADY_BROKEN, Change.FIXED);
        assertThat(findings)
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO);
    }

    private static List<String> changes(Route route, SqlSite... sites) {
        return Linter.lint(route, scan(sites), NO_PLAN, EVIDENCE, Verification.NONE).stream()
                .map(finding -> finding.rule() + " " + finding.change() + " " + finding.severity())
                .toList();
    }

    private static Finding one(Route route, SqlSite site) {
        return only(Linter.lint(route, scan(site), NO_PLAN, EVIDENCE, Verification.NONE));
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static List<Finding> findings(Route route, SqlSite site, Verdict from, Verdict to) {
        Verification verification = new Verification(
                "PostgreSQL 17.11",
                List.of(new Verification.Statement(site, site.templates().get(0), from, to)));
        return Linter.lint(route, scan(site), NO_PLAN, EVIDENCE, verification);
    }

    private static Verdict accepted(List<String> parameterTypes) {
        return new Verdict.Accepted(parameterTypes, List.of());
    }

    private static Verdict rejected(String sqlState, String message) {
        return new Verdict.Rejected(sqlState, message, OptionalInt.empty(), List.of());
    }
}
