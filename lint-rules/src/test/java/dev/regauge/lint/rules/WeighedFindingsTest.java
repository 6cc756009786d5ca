package dev.regauge.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.Compiled;
import dev.regauge.lint.verify.Verification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is made of a finding where the code around it tells that less, or nothing, follows for PostgreSQL. */
@Tag("waits")
class WeighedFindingsTest {

    @TempDir
    Path folder;

    private List<String> found(String members) {
        return Linter.lint(
                        RuleExamples.NG,
                        Compiled.scan(folder, "public class Examples {" + members + "}"),
                        Sites.NO_PLAN,
                        Sites.evidence(),
                        Verification.NONE)
                .stream()
                .map(finding -> finding.rule() + " " + finding.severity())
                .toList();
    }

    @Test
    void aLimitThatNobodyKnowsIsNoError() {
        assertThat(found("void a(Statement s) throws Exception { s.setMaxRows(5); }"))
                .containsExactly("max-rows-ignored ERROR");
        assertThat(found("void a(Statement s, int n) throws Exception { s.setMaxRows(n); }"))
                .containsExactly("max-rows-ignored WARNING");
        assertThat(found("void a(Statement s) throws Exception { s.setMaxRows(1); }"))
                .containsExactly("max-rows-ignored WARNING");
        assertThat(found("void a(Statement s) throws Exception { s.setMaxRows(Integer.MAX_VALUE); }"))
                .isEmpty();
        assertThat(found("void a(Statement s, int n) throws Exception { s.setMaxFieldSize(n); }"))
                .containsExactly("max-field-size WARNING");
    }

    @Test
    void whatAProgramAskedForAndGetsAtLastIsNoError() {
        assertThat(found("void a(Statement s) throws Exception { s.cancel(); }"))
                .containsExactly("statement-cancel WARNING");
    }

    @Test
    void aFailedBatchThatWasRunElsewhereMayBeOfAnotherDriver() {
        assertThat(found("int[] a(BatchUpdateException e) { return e.getUpdateCounts(); }"))
                .containsExactly("batch-update-counts WARNING");
        assertThat(found("int[] a(Statement s) throws Exception { try { return s.executeBatch(); }"
                        + " catch (BatchUpdateException e) { return e.getUpdateCounts(); } }"))
                .containsExactly("batch-update-counts ERROR");
    }

    @Test
    void whoAsksForTheClassOfAFailureMayAskElsewhereForMore() {
        String asks = "boolean a(Throwable t) { return t instanceof %s; }";
        String exception = "SQLIntegrityConstraintViolationException";
        assertThat(found(asks.formatted(exception))).containsExactly("caught-subclass WARNING");
        assertThat(found(asks.formatted(exception + " e && e.getErrorCode() > 0")))
                .containsExactly("caught-subclass WARNING");
        assertThat(found(asks.formatted("SQLTimeoutException e"))).isEmpty();
        assertThat(found(asks.formatted(
                        "SQLException e && (e instanceof " + exception + " || \"23505\".equals(e.getSQLState()))")))
                .isEmpty();
    }

    @Test
    void aWrapperOnlyHandsOn() {
        assertThat(found("Statement s; void cancel() throws Exception { s.cancel(); }"
                        + " void setMaxRows(int n) throws Exception { s.setMaxRows(n); }"
                        + " void statement_setMaxFieldSize(int n) throws Exception { s.setMaxFieldSize(n); }"))
                .isEmpty();
    }

    @Test
    void codeThatAsksForPostgresMayLeaveItOut() {
        String members = "interface Dialect {} static class PostgresDialect implements Dialect {}"
                + " void a(Dialect d, Statement s) throws Exception { if (!(d instanceof %s)) s.setMaxRows(5); }";
        assertThat(found(members.formatted("PostgresDialect"))).containsExactly("max-rows-ignored INFO");
        assertThat(found(members.formatted("Dialect"))).containsExactly("max-rows-ignored ERROR");
    }

    @Test
    void aHelperMayAskForKeysOfSomeTextsOnly() {
        String helper = "PreparedStatement p(Connection c, String sql, boolean keys) throws Exception { return keys ?"
                + " c.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS) : c.prepareStatement(sql); }";
        assertThat(found(helper
                        + " void a(Connection c) throws Exception { p(c, \"select 1\", false).executeQuery(); }"))
                .isEmpty();
        assertThat(found("void a(Connection c) throws Exception"
                        + " { c.prepareStatement(\"select 1\", Statement.RETURN_GENERATED_KEYS).executeQuery(); }"))
                .containsExactly("generated-keys-with-returning INFO");
    }

    @Test
    void nobodyKnowsWhetherAReaderEverWrites() {
        assertThat(found("void a(javax.sql.DataSource d) throws Exception { d.getConnection().setReadOnly(true); }"))
                .containsExactly("read-only-in-autocommit WARNING");
    }

    @Test
    void aColumnOfPostgresIsNeverALargeObjectToJdbc() {
        String members = "void a(Connection c, PreparedStatement s, int type) throws Exception"
                + " { %s { Clob clob = c.createClob(); clob.setString(1, \"a\"); s.setClob(1, clob); } }";
        assertThat(found(members.formatted("if (type == Types.CLOB)"))).containsExactly("create-large-object INFO");
        assertThat(found(members.formatted("switch (type) { case Types.CLOB:") + "}"))
                .containsExactly("create-large-object INFO");
        assertThat(found(members.formatted("if (type > 0)"))).containsExactly("create-large-object ERROR");
    }

    @Test
    void aMethodThatAClassForPostgresOverridesIsForOthers() {
        String members = "static class Driver { void page(Statement s) throws Exception { s.setMaxRows(5); } }"
                + " static class PostgresDriver extends Driver { void %s(Statement s) throws Exception {} }";
        assertThat(found(members.formatted("page"))).isEmpty();
        assertThat(found(members.formatted("other"))).containsExactly("max-rows-ignored ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "OracleDao, INFO",
        "MSSQLDelegate, INFO",
        "Db2Dialect, INFO",
        "H2Dao, INFO",
        "MsAccessDao, INFO",
        "UcanAccessDialect, INFO",
        "SnowflakeDialect, INFO",
        "OAuth2Dao, ERROR",
        "CustomerDataAccess, ERROR",
        "AccessLogDao, ERROR",
        "SnowflakeIds, ERROR"
    })
    void aClassMayBeForAnotherDatabaseByItsName(String name, String severity) {
        assertThat(found("static class " + name + " { void a(Statement s) throws Exception { s.setMaxRows(5); } }"))
                .containsExactly("max-rows-ignored " + severity);
    }

    @Test
    void aPackageCountsBehindTheDomainOnly() {
        assertThat(OtherDatabase.named("com.oracle.shop.Dao")).isEmpty();
        assertThat(OtherDatabase.named("org.shop.oracle.Dao")).contains("oracle");
        assertThat(OtherDatabase.named("org.shop.oracle.PostgresDao")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from `a` where `b` is ?",
                "select top 1 * from a where b is ?",
                "select * from [a] where b is ?",
                "select a from dual where b is ?",
                "select * from a with (nolock) where b is ?",
                "select * from sysibm.sysindexes where b is ?",
                "insert into a values (1) on duplicate key update b = (c is ?)",
                "show table status like ?",
                "select * from a where b < sysdate and c is ?",
                "select * from a key join d where b is ?",
                "create table a (b varchar2(10) default sysdate check (b is ?))",
                "create table a (b int auto_increment, check (b is ?))"
            })
    void aTextMayBeForAnotherDatabase(String sql) {
        assertThat(found("void a(Connection c) throws Exception { c.prepareStatement(\"" + sql + "\"); }"))
                .hasSize(1)
                .allMatch(line -> line.endsWith(" INFO"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select top.a from top where b is ?",
                "select a[1], b from dual_use where b is ?",
                "select array[a] from t where b is ?",
                "select 'select top 1 from `x`' from a where b is ?",
                "select 1 from a join b on a.key = b.key join d on d.x = a.x where b is ?",
                "select 1 from a join b on x = key join d on d.x = a.x where b is ?",
                "select row_number() over () as rownum from a where b is ?",
                "select t.sysdate from a t where b is ?",
                "create table a (rownum int, check (b is ?))"
            })
    void aTextOfPostgresIsNone(String sql) {
        assertThat(found("void a(Connection c) throws Exception { c.prepareStatement(\"" + sql + "\"); }"))
                .containsExactly("is-placeholder WARNING");
    }
}
