package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scripts are read, and which texts of them reach a driver. */
class ScriptsTest {

    @TempDir
    Path folder;

    private List<String> found(String name, String text) {
        ScanResult result = new ResourceFixture(folder).resource(name, text).scan();
        assertThat(result.skipped()).isEmpty();
        return ResourceFixture.words(result);
    }

    @Test
    void aMigrationIsCutIntoStatementsAsFlywayRunsThem() {
        assertThat(found("db/migration/V1__first.sql", """
            -- the first; of many
            create table t (a text default ';');

            create function f() returns int language plpgsql as $$ begin; return 1; end $$;
            insert into t
            values ('x')
            """))
                .containsExactly(
                        "Flyway migration V1__first.sql:2 create table t (a text default ';')",
                        "Flyway migration V1__first.sql:4 create function f() returns int language plpgsql"
                                + " as $$ begin; return 1; end $$",
                        "Flyway migration V1__first.sql:5 insert into t values ('x')");
    }

    @Test
    void aScriptIsSentWithoutParametersByATool() {
        new ResourceFixture(folder).resource("db/migration/R__views.sql", "select data ? 'a' from t");
        assertThat(ProjectScanner.scan(folder).sites()).singleElement().satisfies(site -> {
            assertThat(site.sink().placeholders()).isEqualTo(Placeholders.NONE);
            assertThat(site.sink().way()).isEqualTo(Sink.Way.SCRIPT);
            assertThat(site.location().className()).isEmpty();
        });
    }

    @Test
    void whatAToolFillsInIsAHole() {
        assertThat(found("db/migration/V2__grants.sql", "grant all on ${schema}.t to ${role}; select $${a}$$"))
                .containsExactly(
                        "Flyway migration V2__grants.sql:1 grant all on {..}.t to {..}",
                        "Flyway migration V2__grants.sql:1 select $${a}$$");
    }

    @Test
    void aTagOfADollarQuoteIsNotFilledIn() {
        assertThat(found("db/migration/V2__a.sql", "select $json${\"a\": 1}$json$; select ${b}"))
                .containsExactly(
                        "Flyway migration V2__a.sql:1 select $json${\"a\": 1}$json$",
                        "Flyway migration V2__a.sql:1 select {..}");
    }

    @Test
    void rowsOfCopyAreNoStatements() {
        assertThat(found("dump.sql", """
            create table t (a text);
            COPY public.t (a) FROM stdin;
            it's a row; and another
            \\N
            \\.
            select 1;
            """))
                .containsExactly("SQL script dump.sql:1 create table t (a text)", "SQL script dump.sql:6 select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table `t` (a int);",
                "create table t (a int)\nGO\nselect 1",
                "DELIMITER //\ncreate procedure p() begin end //"
            })
    void whatOnlyAnotherDatabaseCanReadIsLeftOutAndTold(String text) {
        ScanResult result =
                new ResourceFixture(folder).resource("setup.sql", text).scan();
        assertThat(result.sites()).isEmpty();
        assertThat(result.skipped()).isEmpty();
        assertThat(result.leftOut())
                .singleElement()
                .asString()
                .startsWith("src/main/resources/setup.sql: it is for another database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\connect shop\nselect 1;", "insert into t values ('it's');"})
    void whatIsOursAndCannotBeReadIsToldAsNotRead(String text) {
        ScanResult result =
                new ResourceFixture(folder).resource("setup.sql", text).scan();
        assertThat(result.sites()).isEmpty();
        assertThat(result.skipped()).singleElement().asString().startsWith("src/main/resources/setup.sql: it ");
    }

    @Test
    void templatesOfStringTemplateAreToldBecauseNobodyReadsThem() {
        ScanResult result = new ResourceFixture(folder)
                .resource("app/Dao.sql.stg", "find() ::= <<select 1>>")
                .resource("app/Other.sql.stg", "find() ::= <<select 2>>")
                .scan();
        assertThat(result.skipped())
                .containsExactly(
                        "src/main/resources/app/Dao.sql.stg: templates of StringTemplate are not read; there are"
                                + " 2 with SQL, so look at them by hand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* run\n   go\n*/ select 1",
                "select a\n/\nb from t",
                "select 'x\ngo\n/\n`y`\n\\d+'",
                "select $$\n/\n\\d+\n$$",
                "select 1 as\ngo\nfrom t",
                "/*\nCOPY t FROM STDIN;\n*/ select 1",
                "select '\nCOPY t FROM STDIN;\n\\.\n'",
                "select 1 -- `a`\n"
            })
    void whatOnlyLooksLikeAnotherProgramsLeavesNothingOut(String text) {
        assertThat(found("setup.sql", text + "; select 2")).hasSize(2);
    }

    @Test
    void aCopyWithoutAnEndOfItsRowsIsAStatement() {
        assertThat(found("setup.sql", "COPY t FROM STDIN;\nselect 2"))
                .containsExactly("SQL script setup.sql:1 COPY t FROM STDIN", "SQL script setup.sql:2 select 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema-mysql.sql",
                "db/migration/oracle/V1__a.sql",
                "schema-h2.sql",
                "schemaMySQL.sql",
                "org/quartz/impl/jdbcjobstore/tables_hsqldb.sql",
                "create/activiti.db2.create.engine.sql"
            })
    void aScriptForAnotherDatabaseIsLeftOutAndTold(String name) {
        ScanResult result =
                new ResourceFixture(folder).resource(name, "select 1").scan();
        assertThat(result.sites()).isEmpty();
        assertThat(result.skipped()).isEmpty();
        assertThat(result.leftOut())
                .containsExactly("src/main/resources/" + name + ": it is for another database, as the path tells");
    }

    @Test
    void aStatementWithAWordOfAnotherDatabaseIsLeftOut() {
        assertThat(found(
                        "setup.sql",
                        "set foreign_key_checks = 0; select 1 from dual; select [t].a from [t]; select a[i]"))
                .containsExactly("SQL script setup.sql:1 select a[i]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select row_number() over (order by id) as rownum from t",
                "select array [id] from t",
                "select array[ [a], [b] ] from t",
                "select m [i] from t",
                "select sysdate from audit",
                "create table t (rownum int)",
                "select max(a), top from t where a is distinct from dual"
            })
    void aWordThatMayBeANameLeavesNothingOut(String statement) {
        assertThat(found("setup.sql", statement)).containsExactly("SQL script setup.sql:1 " + statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select top 5 a from t",
                "create table t (a nvarchar(max))",
                "select a from dual",
                "set @old = @@foreign_key_checks, foreign_key_checks = 0",
                "set identity_insert t on"
            })
    void aMarkOfAnotherDatabaseLeavesItsStatementOut(String statement) {
        assertThat(found("setup.sql", "select 1; " + statement)).containsExactly("SQL script setup.sql:1 select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema-postgresql.sql",
                "db/oracle-and-postgres/V1__a.sql",
                "schema.sql",
                "echo2.sql",
                "vertical-service/schema.sql",
                "db/migration/V1__vertical_layout.sql",
                "db/migration/V2__drop_oracle_compat.sql",
                "db/migration/V3__snowflake_ids.sql"
            })
    void aScriptForOursOrForAllIsRead(String name) {
        assertThat(found(name, "select 1")).hasSize(1);
    }

    @Test
    void aQueryWithParametersInAScriptOfAnyNameIsLeftOutBecauseNobodyKnowsWhoReadsIt() {
        assertThat(found("queries.sql", "select a from t where b = ?; select b from t where a in (:ids); select 1"))
                .containsExactly("SQL script queries.sql:1 select 1");
    }
}
