package dev.regauge.lint.fix;

import static dev.regauge.lint.fix.FixedProject.FROM_NG;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL that no code hands over: scripts, mappers, annotations. */
class ResourceFixesTest {

    private static final String MAPPER = "src/main/resources/OrderMapper.xml";

    @TempDir
    Path folder;

    private FixedProject project;

    @BeforeEach
    void makeProject() {
        project = new FixedProject(folder, FROM_NG);
    }

    private static String mapper(String statement) {
        return "<?xml version=\"1.0\"?>\n<!-- don't -->\n<mapper namespace=\"m\">\n" + statement + "\n</mapper>\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            value = {
                "select * from t where j ?| #{keys} ==> select * from t where j ??| #{keys}",
                "select * from t where a &lt; 1 and j ? 'k' and b = #{b} ==> select * from t where a &lt; 1 and j ?? 'k' and b = #{b}",
                "<![CDATA[ select * from t where a < 1 and id = #{id}and b ]]> ==> <![CDATA[ select * from t where a < 1 and id = #{id} and b ]]>",
                "select /* <!-- ? --> */ 1 from t where id = #{id,jdbcType=INTEGER}and b ==> select /* <!-- ? --> */ 1 from t where id = #{id,jdbcType=INTEGER} and b",
                "select { d '2020-02-29' } ==> select DATE '2020-02-29'",
            })
    void mappersAreEditedBetweenTheirTags(String before, String after) {
        String statement = "<select id=\"a\">\n  " + before + "\n</select>";
        project.file(MAPPER, mapper(statement));
        FixPlan fixed = project.fix();
        assertThat(fixed.fixed()).as(fixed.left().toString()).hasSize(1);
        assertThat(project.read(MAPPER)).isEqualTo(mapper(statement.replace(before, after)));
        assertThat(project.rules()).isEmpty();
    }

    @Test
    void aStatementWithConditionsIsLeft() {
        project.file(
                MAPPER,
                mapper("<select id=\"a\">select * from t where j ? 'k' <if test=\"x\">and a = #{x}</if></select>"));
        assertThat(project.left()).isEqualTo("the statement has several texts");
    }

    @Test
    void ofTwoStatementsInOneLineNobodyKnowsWhichIsMeant() {
        String statement = "<select id=\"%s\">select * from t where j ? 'k'</select>";
        project.file(MAPPER, mapper(statement.formatted("a") + statement.formatted("b")));
        FixPlan plan = project.plan();
        assertThat(plan.fixed()).isEmpty();
        assertThat(plan.left())
                .extracting(FixPlan.Left::why)
                .containsOnly("its text stands in several places of the file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            value = {
                "V1__views.sql ==> create view b as select { d '2020-02-29' };",
                "B1__views.sql ==> create view b as select { d '2020-02-29' };",
                "release_1.sql ==> create view b as select { d '2020-02-29' };",
                "afterMigrate.sql ==> create view b as select { d '2020-02-29' };",
                "1.SQL ==> create view b as select { d '2020-02-29' };",
                "schema.sql ==> create view b as select { d '2020-02-29' };",
                "R__views.sql ==> create view b as select { d '2020-02-29' };",
                "changes.sql ==> --liquibase formatted sql\\n--changeset a:1\\ncreate view b as select { d '2020-02-29' };",
                "changes.xml ==> <databaseChangeLog><changeSet id='1' author='a'><sql>create view b as select { d '2020-02-29' }</sql></changeSet></databaseChangeLog>",
            })
    void aScriptThatMayHaveRunIsLeft(String name, String text) {
        project.file("src/main/resources/db/migration/" + name, text.replace("\\n", "\n"));
        assertThat(project.left())
                .isEqualTo("what a tool runs may have run, and a tool may refuse what has another checksum then");
    }

    @Test
    void anotherTextInTheLineOfAStatementMayBeASecret() {
        project.file(MAPPER, mapper("<select id='a'>\nselect * from t where j ? 'k'</select><value>tiger</value>"));
        assertThat(project.left())
                .endsWith(" holds another text, which may be a secret: give the statement lines of its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<select id='a'>select * from t <!-- dba password=hunter2 --> where j ? 'k'</select>",
                "<select id='a' x='password=hunter2'>select * from t where j ? 'k'</select>",
            })
    void whatStandsInAStatementAndIsNoPartOfItMayBeASecret(String statement) {
        project.file(MAPPER, mapper(statement));
        assertThat(project.left())
                .endsWith(" holds another text, which may be a secret: give the statement lines of its own");
    }

    @Test
    void aStatementMayStandInALineWithItsTags() {
        project.file(
                MAPPER, mapper("<select id=\"findPassword\" resultType='int'>select 1 from t where j ? 'k'</select>"));
        assertThat(project.fix().left()).isEmpty();
        assertThat(project.read(MAPPER)).contains("resultType='int'>select 1 from t where j ?? 'k'</select>");
    }

    @Test
    void theDiffOfAMapperShowsNoLineBesideTheChange() {
        project.file(
                MAPPER,
                mapper(
                        "<value>tiger</value>\n<select id=\"a\">\nselect * from t where j ? 'k'\n</select>\n<value>lion</value>"));
        String diff = project.plan().edits().diff(project.root());
        assertThat(diff).contains("+select * from t where j ?? 'k'").doesNotContain("tiger", "lion");
    }
}
