package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SQL in the changelogs of Liquibase. */
class ChangelogsTest {

    @TempDir
    Path folder;

    private List<String> found(String name, String text) {
        ScanResult result = new ResourceFixture(folder).resource(name, text).scan();
        assertThat(result.skipped()).isEmpty();
        return ResourceFixture.words(result);
    }

    private List<String> xml(String changes) {
        return found(
                "changes.xml",
                "<?xml version=\"1.0\"?>\n<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\">\n"
                        + changes + "</databaseChangeLog>");
    }

    @Test
    void statementsOfXmlAreFoundWithTheirLines() {
        assertThat(xml("""
                <changeSet id="1" author="a">
                  <createTable tableName="t"/>
                  <sql>
                    update t set a = 1;
                    delete from t where b &lt; ${limit};
                  </sql>
                  <rollback>drop table t</rollback>
                </changeSet>
                """))
                .containsExactly(
                        "Liquibase <sql> changes.xml:6 update t set a = 1",
                        "Liquibase <sql> changes.xml:7 delete from t where b < {..}",
                        "Liquibase <rollback> changes.xml:9 drop table t");
    }

    @Test
    void aTextThatIsNotCutIsOne() {
        assertThat(xml("""
                <changeSet id="1" author="a">
                  <sql splitStatements="false">select 1; select 2</sql>
                  <sql endDelimiter="//">select 3; select 4 // select 5</sql>
                  <createProcedure><![CDATA[create procedure p() language sql as 'select 6; select 7']]></createProcedure>
                </changeSet>
                """))
                .containsExactly(
                        "Liquibase <sql> changes.xml:4 select 1; select 2",
                        "Liquibase <sql> changes.xml:5 select 3; select 4",
                        "Liquibase <sql> changes.xml:5 select 5",
                        "Liquibase <createProcedure> changes.xml:6 create procedure p() language sql"
                                + " as 'select 6; select 7'");
    }

    @Test
    void aDelimiterIsFoundBehindLettersThatGrowInLowerCase() {
        assertThat(xml("""
                <changeSet id="1" author="a">
                  <sql endDelimiter="go">insert into t values ('İİİ') GO delete from a go select 3</sql>
                </changeSet>
                """))
                .containsExactly(
                        "Liquibase <sql> changes.xml:4 insert into t values ('İİİ')",
                        "Liquibase <sql> changes.xml:4 delete from a",
                        "Liquibase <sql> changes.xml:4 select 3");
    }

    @Test
    void aTextOfTooManyStatementsIsTold() {
        ScanResult result = new ResourceFixture(folder)
                .resource(
                        "changes.xml",
                        "<databaseChangeLog><changeSet><sql endDelimiter=\"/\">" + "select 1 /".repeat(20_001)
                                + "</sql></changeSet></databaseChangeLog>")
                .scan();
        assertThat(result.skipped()).singleElement().asString().endsWith("more than 20000 statements");
    }

    @Test
    void whatIsForAnotherDatabaseIsLeftOut() {
        assertThat(xml("""
                <changeSet id="1" author="a" dbms="oracle,mysql"><sql>select 1</sql></changeSet>
                <changeSet id="2" author="a" dbms="!postgresql"><sql>select 2</sql></changeSet>
                <changeSet id="3" author="a" dbms="!oracle"><sql>select 3</sql><sql dbms="h2">select 4</sql></changeSet>
                <changeSet id="4" author="a">
                  <preConditions onFail="MARK_RAN"><or><dbms type="mysql"/><dbms type="mariadb"/></or></preConditions>
                  <sql>select 5</sql>
                </changeSet>
                <changeSet id="5" author="a">
                  <preConditions onFail="MARK_RAN"><not><dbms type="mysql"/></not><tableExists tableName="t"/></preConditions>
                  <sql dbms="postgresql, h2">select 6</sql>
                </changeSet>
                """))
                .containsExactly("Liquibase <sql> changes.xml:5 select 3", "Liquibase <sql> changes.xml:12 select 6");
    }

    @Test
    void aScriptIsCutAsTheChangelogThatNamesItSays() {
        new ResourceFixture(folder)
                .resource("db/sql/whole.sql", "select 1; select 2")
                .resource("db/sql/theirs.sql", "select 3; select 4");
        assertThat(found("db/log/changes.xml", """
                <databaseChangeLog>
                  <changeSet id="1" author="a">
                    <sqlFile path="../sql/whole.sql" relativeToChangelogFile="true" splitStatements="false"/>
                    <sqlFile path="db/sql/theirs.sql" dbms="oracle"/>
                  </changeSet>
                </databaseChangeLog>
                """))
                .containsExactly("Liquibase <sqlFile> whole.sql:1 select 1; select 2");
    }

    @Test
    void yamlIsReadAsXmlIs() {
        assertThat(found("changes.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sql:
                            splitStatements: true
                            sql: |
                              update t set a = 1;
                              update t set a = 2
                        - sql: {dbms: oracle, sql: select 3}
                      rollback:
                        - sql: {sql: "delete from t"}
                  - changeSet:
                      id: 2
                      author: a
                      dbms: h2
                      changes: [ {sql: {sql: select 4}} ]
                """))
                .containsExactly(
                        "Liquibase <sql> changes.yaml:9 update t set a = 1",
                        "Liquibase <sql> changes.yaml:10 update t set a = 2",
                        "Liquibase <sql> changes.yaml:13 delete from t");
    }

    @Test
    void anAliasIsNotRepeatedWithoutEnd() {
        ScanResult result = new ResourceFixture(folder)
                .resource(
                        "changes.yaml",
                        "databaseChangeLog:\n- a: &a " + "x".repeat(1_000_000) + "\n- b: [" + "*a , ".repeat(3000)
                                + "]\n")
                .scan();
        assertThat(result.skipped()).singleElement().asString().contains("aliases repeat");
    }

    @Test
    void formattedSqlOfWindowsIsReadAndAWayBackOfSeveralLinesIsOne() {
        assertThat(found("changes.sql", """
                --liquibase formatted sql
                --changeset a:1
                select 1;
                --rollback delete from t
                --rollback where a = 1;
                --rollback select 2;
                --changeset a:2 splitStatements:false
                select 3; select 4
                """.replace("\n", "\r\n")))
                .containsExactly(
                        "Liquibase changeset changes.sql:3 select 1",
                        "Liquibase rollback changes.sql:4 delete from t where a = 1",
                        "Liquibase rollback changes.sql:6 select 2",
                        "Liquibase changeset changes.sql:8 select 3; select 4");
    }

    @Test
    @Timeout(120)
    void longLinesOfControlAreReadInOneGo() {
        String long1 = "x".repeat(300_000);
        assertThat(found("changes.sql", "--liquibase formatted sql\n--changeset a:1 " + long1 + "\nselect 1;\n"))
                .containsExactly("Liquibase changeset changes.sql:3 select 1");
    }

    @Test
    void jsonIsReadAsXmlIs() {
        assertThat(found("changes.json", """
                {"databaseChangeLog": [
                  {"changeSet": {"id": "1", "author": "a", "changes": [
                    {"sql": {"splitStatements": false,
                             "sql": "select 1; select 2"}}
                  ], "rollback": "select 3"}}
                ]}
                """))
                .containsExactly(
                        "Liquibase <sql> changes.json:4 select 1; select 2",
                        "Liquibase <rollback> changes.json:5 select 3");
    }

    @Test
    void formattedSqlIsCutByItsComments() {
        assertThat(found("changes.sql", """
                --liquibase formatted sql

                --changeset a:1
                create table t (a int);
                insert into t values (1);
                --rollback drop table t;
                --changeset a:2 splitStatements:false
                -- a word about it
                select 1; select 2
                --rollback not required
                --changeset a:3 dbms:oracle
                select 3;
                --changeset a:4 endDelimiter:/
                select 4;
                /
                """))
                .containsExactly(
                        "Liquibase changeset changes.sql:4 create table t (a int)",
                        "Liquibase changeset changes.sql:5 insert into t values (1)",
                        "Liquibase rollback changes.sql:6 drop table t",
                        "Liquibase changeset changes.sql:8 -- a word about it select 1; select 2",
                        "Liquibase changeset changes.sql:14 select 4;");
    }
}
