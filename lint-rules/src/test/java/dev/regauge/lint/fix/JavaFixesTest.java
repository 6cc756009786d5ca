package dev.regauge.lint.fix;

import static dev.regauge.lint.fix.FixedProject.FROM_NG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.url.rewrite.Edit;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text stands in Java sources, and where it may be edited. */
class JavaFixesTest {

    private static final String BIND = "s.setArray(1, c.createArrayOf(\"int4\", new Integer[] {1}));";

    @TempDir
    Path folder;

    private FixedProject project;

    @BeforeEach
    void makeProject() {
        project = new FixedProject(folder, FROM_NG);
    }

    private void fixes(String before, String after) {
        project.dao(before).compile();
        String source = project.dao();
        FixPlan fixed = project.fix();
        assertThat(fixed.fixed()).as(fixed.left().toString()).hasSize(1);
        assertThat(project.dao()).isEqualTo(source.replace(before, after));
        assertThat(project.compile().rules()).isEmpty();
        assertThat(project.plan().edits().files()).isEmpty();
    }

    private String left(String body) {
        return project.dao(body).compile().left();
    }

    @Nested
    class Edits {

        @Test
        void aLiteralOfACallOverSeveralLines() {
            fixes(
                    "try (PreparedStatement s = c\n    .prepareStatement(\n  \"select 1 where 1 in ?\")) {\n" + BIND
                            + "}",
                    "try (PreparedStatement s = c\n    .prepareStatement(\n  \"select 1 where 1 = ANY(?)\")) {\n" + BIND
                            + "}");
        }

        @Test
        void oneLiteralOfAConcatenation() {
            fixes(
                    "var s = c.prepareStatement(\"select 1\"\n + \" from t where id in ?\" // ids\n + \" order by 1\");"
                            + BIND,
                    "var s = c.prepareStatement(\"select 1\"\n + \" from t where id = ANY(?)\" // ids\n + \" order by 1\");"
                            + BIND);
        }

        /** What stands between the literals of a statement is not a part of it. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "+ \" from t where id in ?\" // ids | true",
                    "+ \" from t where id in ?\" // prod login: password=hunter2 | false",
                    "/* password: hunter2 */ + \" from t where id in ?\" | false",
                })
        void aCommentBetweenLiteralsIsNotShownWhereItSaysASecret(String line, boolean shown) {
            project.dao("var s = c.prepareStatement(\"select 1\"\n" + line + "\n + \" order by 1\");" + BIND)
                    .compile();
            FixPlan plan = project.plan();
            assertThat(plan.edits().diff(project.root()))
                    .doesNotContain("hunter2")
                    .contains("ANY(?)");
            assertThat(plan.fixed())
                    .flatExtracting(FixPlan.Fixed::edits)
                    .extracting(Edit::secret)
                    .containsOnly(!shown);
            plan.write(project.root());
            assertThat(project.dao()).contains(line.replace("in ?", "= ANY(?)"));
        }

        @Test
        void aTextBlock() {
            fixes(
                    "var s = c.prepareStatement(\"\"\"\n        select \"a\\tb\" \\\n          from t  \n\n         where id in ?\n        \"\"\");"
                            + BIND,
                    "var s = c.prepareStatement(\"\"\"\n        select \"a\\tb\" \\\n          from t  \n\n         where id = ANY(?)\n        \"\"\");"
                            + BIND);
        }

        @Test
        void behindEscapesOfAllKinds() {
            fixes(
                    "var s = c.prepareStatement(\"select '\\u00e4\\101\\\\', \\\"x\\\"\\n from t where id\\tin ?\");"
                            + BIND,
                    "var s = c.prepareStatement(\"select '\\u00e4\\101\\\\', \\\"x\\\"\\n from t where id\\t= ANY(?)\");"
                            + BIND);
        }

        @Test
        void aLocalVariableOfItsOwn() {
            fixes(
                    "String sql = \"select 1 where 1 in ?\"; var s = c.prepareStatement(sql);" + BIND,
                    "String sql = \"select 1 where 1 = ANY(?)\"; var s = c.prepareStatement(sql);" + BIND);
        }

        @Test
        void aPrivateConstantThatTwoCallsAreGiven() {
            project.type(
                            "Dao",
                            "class Dao {\nprivate static final String ALL = \"select 1 where 1 in ?\";\n"
                                    + "void a(Connection c) throws Exception {\nvar s = c.prepareStatement(ALL);" + BIND
                                    + "\n}\nvoid b(Connection c) throws Exception {\nvar s = c.prepareStatement(Dao.ALL);"
                                    + BIND + "\n}\n}\n")
                    .compile();
            assertThat(project.fix().fixed()).hasSize(2);
            assertThat(project.dao()).contains("ALL = \"select 1 where 1 = ANY(?)\";");
            assertThat(project.compile().rules()).isEmpty();
        }

        @Test
        void sourcesThatNobodyHasCompiled() {
            project.dao("var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND);
            assertThat(project.fix().fixed()).hasSize(1);
            assertThat(project.dao()).contains("1 = ANY(?)");
        }

        @Test
        void twoPlacesOfOneText() {
            project.dao("var s = c.prepareStatement(\"select * from t where id in ? and n in ?\");" + BIND
                            + BIND.replace("Array(1", "Array(2"))
                    .compile();
            assertThat(project.fix().left()).isEmpty();
            assertThat(project.dao()).contains("id = ANY(?) and n = ANY(?)");
        }
    }

    @Nested
    class Leaves {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "static final",
                    "public static final",
                    "protected static final",
                    "private final",
                    "private static",
                    "@Deprecated private static final"
                })
        void aFieldThatAnotherFileOrAnAnnotationMayMakeMoreOf(String modifiers) {
            project.type(
                            "Dao",
                            "class Dao {\n" + modifiers + " String all = \"select 1 where 1 in ?\";\n"
                                    + "void a(Connection c) throws Exception {\nvar s = c.prepareStatement(all);" + BIND
                                    + "\n}\n}\n")
                    .compile();
            assertThat(project.plan().fixed()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "String more = ALL + \" and true\";",
                    "int n = ALL.length();",
                    "String it(Dao other) { return other.ALL; }",
                    "static class In extends Dao { String it() { return Dao.ALL; } }",
                    "void find(Connection c) throws Exception { one(c, ALL); }"
                            + " void one(Connection c, String sql) throws Exception { c.prepareStatement(sql); }"
                })
        void aConstantThatIsUsedOtherwiseToo(String otherwise) {
            project.type(
                            "Dao",
                            "class Dao {\nprivate static final String ALL = \"select 1 where 1 in ?\";\n"
                                    + "void a(Connection c) throws Exception {\nvar s = c.prepareStatement(ALL);" + BIND
                                    + "\n}\n" + otherwise + "\n}\n")
                    .compile();
            FixPlan plan = project.plan();
            assertThat(plan.fixed()).isEmpty();
            assertThat(plan.left())
                    .extracting(FixPlan.Left::why)
                    .contains("the text is used elsewhere too: src/main/java/app/Dao.java:7");
        }

        @Test
        void aNameThatSeveralVariablesHave() {
            project.type(
                            "Dao",
                            "class Dao {\nprivate static final String ALL = \"select 1 where 1 in ?\";\n"
                                    + "void a(Connection c) throws Exception {\nvar s = c.prepareStatement(ALL);" + BIND
                                    + "\n}\nvoid b(String ALL) {}\n}\n")
                    .compile();
            assertThat(project.left()).isEqualTo("several variables have the name ALL");
        }

        /** The helper may put more around the text than the finding speaks of. */
        @Test
        void whatAHelperIsGiven() {
            project.type(
                            "Dao",
                            "class Dao {\nvoid a(Connection c) throws Exception {\nfind(c, \"select 1 where 1 in ?\");\n}\n"
                                    + "void find(Connection c, String sql) throws Exception {\n"
                                    + "var s = c.prepareStatement(sql);" + BIND + "\n"
                                    + "var n = c.prepareStatement(\"select count(*) from (\" + sql + \") x\");\n"
                                    + "n.setInt(1, 1);\n}\n}")
                    .compile();
            FixPlan plan = project.plan();
            assertThat(plan.fixed()).isEmpty();
            assertThat(plan.left())
                    .extracting(FixPlan.Left::why)
                    .contains("its text gets there through another method, which may do more with it");
        }

        @Test
        void oneOfTwoThatReadAlikeIsSuppressed() {
            project.dao("{ var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND
                            + " }\n{ var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND + " }")
                    .compile();
            List<Finding> second = project.findings().stream()
                    .filter(finding -> finding.location().line() == 4)
                    .toList();
            assertThat(second).hasSize(1);
            assertThat(project.plan(second).left())
                    .extracting(FixPlan.Left::why)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("read alike");
        }

        @Test
        void aTextThatAnotherCallWantsAsItIs() {
            project.type(
                            "Dao",
                            "class Dao {\nprivate static final String ALL = \"select 1 where 1 in ?\";\n"
                                    + "void a(Connection c) throws Exception {\nvar s = c.prepareStatement(ALL);" + BIND
                                    + "\n}\nvoid b(Connection c) throws Exception {\nvar s = c.prepareStatement(ALL);"
                                    + " s.setInt(1, 1);\n}\n}\n")
                    .compile();
            FixPlan plan = project.plan();
            assertThat(plan.fixed()).isEmpty();
            assertThat(plan.left())
                    .extracting(FixPlan.Left::why)
                    .anyMatch(why -> why.endsWith("Dao.java:8 too, which wants no such change"));
        }

        @Test
        void aPlaceThatGoesOverTheEndOfALiteral() {
            assertThat(left("var s = c.prepareStatement(\"select 1 where 1 in\" + \" ?\");" + BIND))
                    .isEqualTo("its place goes over the end of a literal");
        }

        @Test
        void aTextOfWhichOnlyTheProgramKnowsAll() {
            assertThat(left("var s = c.prepareStatement(\"select 1 where 1 in ? and \" + who);" + BIND))
                    .isEqualTo("part of the text is known to the running program alone");
        }

        @Test
        void oneOfSeveralTexts() {
            assertThat(left(
                            "var s = c.prepareStatement(who == null ? \"select 1 where 1 in ?\" : \"select 2 where 1 in ?\");"
                                    + BIND))
                    .isEqualTo("the statement has several texts");
        }

        @Test
        void aTextThatConstantsArePutTogetherFor() {
            project.type("Sql", "interface Sql { String T = \"t\"; }");
            assertThat(left("var s = c.prepareStatement(\"select 1 from \" + Sql.T + \" where id in ?\");" + BIND))
                    .isEqualTo("its text does not stand in one literal that the call is given");
        }

        @Test
        void aSourceThatHasChangedSinceItWasCompiled() throws Exception {
            project.dao("var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND)
                    .compile();
            Path source = folder.resolve("src/main/java/app/Dao.java");
            java.nio.file.Files.setLastModifiedTime(
                    source, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 60_000));
            assertThat(project.left()).isEqualTo("its source has changed since it was compiled");
        }

        @Test
        void aStatementWithASecret() {
            assertThat(left("var s = c.prepareStatement(\"select 1 where password = 'hunter2' and 1 in ?\");" + BIND))
                    .isEqualTo("the statement holds a secret");
        }

        @Test
        void whatABuildMakes() {
            project.file(
                            "src/main/java/generated/Dao.java",
                            "package generated; import java.sql.*; class Dao { void a(Connection c) throws Exception {\n"
                                    + "var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND + "} }")
                    .compile();
            assertThat(project.left()).isEqualTo("its file is made by a build");
        }

        @Test
        void whatIsSuppressed() {
            project.dao("var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND)
                    .compile();
            assertThat(project.plan(List.of()).edits().files()).isEmpty();
        }
    }

    @Test
    void aFileThatChangesAfterwardsIsNotWritten() {
        project.dao("var s = c.prepareStatement(\"select 1 where 1 in ?\");" + BIND)
                .compile();
        FixPlan plan = project.plan();
        project.dao("// somebody else's");
        FixPlan written = plan.write(folder);
        assertThat(written.fixed()).isEmpty();
        assertThat(written.left().get(0).why()).startsWith("its file was not written: the file has changed");
        assertThat(project.dao()).contains("somebody else's");
    }
}
