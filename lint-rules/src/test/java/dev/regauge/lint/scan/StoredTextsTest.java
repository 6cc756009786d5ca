package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a text is that a field holds which methods set. */
class StoredTextsTest {

    @TempDir
    Path folder;

    private List<String> textsOf(String body) {
        return Fixture.texts(Fixture.sitesOf(folder, body));
    }

    @Test
    void aGetterThatMakesItsTextOnTheFirstCallIsUnderstood() {
        assertThat(textsOf("""
                private String insert; private String table = "t";
                public void setTable(String t) { table = t; }
                String insert() { if (insert == null) { insert = "insert into " + table + " values (?)"; } return insert; }
                void run() throws SQLException { c.prepareStatement(insert()); }
                """)).containsExactly("insert into t values (?)");
    }

    @Test
    void whatASetterIsGivenInTheProgramIsOneOfTheTexts() {
        assertThat(textsOf("""
                private String table = "t";
                public void setTable(String t) { table = t; }
                void other() { setTable("u"); }
                void run() throws SQLException { c.prepareStatement("select * from " + table); }
                """)).containsExactly("select * from t", "select * from u");
    }

    @Test
    void whatAConstructorIsGivenByTheClassesBelowIsFoundThroughItsSetter() {
        assertThat(textsOf("""
                static abstract class Lock {
                  private String sql;
                  Lock(String sql) { setSql(sql); }
                  protected void setSql(String s) { sql = s; }
                  void run(Connection c) throws SQLException { c.prepareStatement(sql); }
                }
                static class RowLock extends Lock { RowLock() { super("select for update"); } }
                """)).containsExactly("select for update");
    }

    @Test
    void aTextThatNobodyKnowsStaysAHoleBesideTheOthers() {
        assertThat(textsOf("""
                private String sql = "select 1";
                void load(java.util.Properties p) { sql = p.getProperty("sql"); }
                void run() throws SQLException { c.prepareStatement(sql); }
                """)).containsExactly("select 1", "{..}");
    }

    @Test
    void aFieldThatAnybodyMaySetIsNotGuessed() {
        assertThat(textsOf("""
                public String sql = "select 1";
                void run() throws SQLException { c.prepareStatement(sql); }
                """)).containsExactly("{..}");
    }

    @Test
    void fieldsThatAreMadeOfOneAnotherEnd() {
        assertThat(textsOf("""
                private String a = "x"; private String b = "y";
                void turn() { a = a + b; b = b + a; }
                void run() throws SQLException { c.prepareStatement("select " + a); }
                """)).allMatch(text -> text.startsWith("select ")).hasSizeBetween(1, 8);
    }

    @Test
    void aBuilderInAFieldIsNotWhatItsInitializerMadeOfIt() {
        assertThat(textsOf("""
                static class Context {
                  private final StringBuilder query = new StringBuilder("select ");
                  void append(String s) { query.append(s); }
                  String query() { return query.toString(); }
                }
                void run() throws SQLException {
                  Context context = new Context();
                  context.append("1");
                  c.prepareStatement(context.query());
                }
                """)).containsExactly("{..}");
    }

    @Test
    void aListInAFieldIsNotWhatItsInitializerMadeOfIt() {
        assertThat(textsOf("""
                private final List<String> names = new ArrayList<>();
                void add(String s) { names.add(s); }
                void run() throws SQLException { c.prepareStatement("select " + String.join(",", names)); }
                """)).containsExactly("select {..}");
    }
}
