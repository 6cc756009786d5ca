package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is bound to the statement of a site and read from its rows. */
class StatementsOfSitesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> bound() {
        return Stream.of(
                Arguments.of(
                        "values",
                        "ps.setInt(1, 5); ps.setString(2, \"x\"); ps.setLong(3, n); ps.setBoolean(4, true); ps.setString(5,"
                                + " p);",
                        "1 setInt int = 5;2 setString java.lang.String = x;3 setLong long <the parameter \"n\" of run>;4"
                                + " setBoolean boolean = true;5 setString java.lang.String <the parameter \"p\" of run>"),
                Arguments.of(
                        "nulls and types",
                        "ps.setNull(1, Types.VARCHAR); ps.setObject(2, l); ps.setObject(3, p, Types.OTHER); ps.setObject(4,"
                                + " null); ps.setObject(5, 7);",
                        "1 setNull = null : VARCHAR;2 setObject java.util.List <the parameter \"l\" of run>;3 setObject"
                                + " java.lang.String : OTHER <the parameter \"p\" of run>;4 setObject = null;5 setObject"
                                + " java.lang.Integer = 7"),
                Arguments.of(
                        "arrays",
                        "ps.setArray(1, c.createArrayOf(\"int4\", l.toArray()));",
                        "1 setArray java.sql.Array : int4 <List.toArray(..)>"),
                Arguments.of(
                        "joined texts",
                        "ps.setString(1, String.join(\",\", l)); ps.setString(2,"
                                + " l.stream().collect(Collectors.joining(\",\"))); StringBuilder b = new StringBuilder();"
                                + " for (String s : l) { b.append(s).append(','); } ps.setString(3, b.toString());",
                        "1 setString java.lang.String <String.join(..)>;2 setString java.lang.String"
                                + " <Collectors.joining(..)>;3 setString java.lang.String <a loop>"),
                Arguments.of(
                        "a counter",
                        "int i = 1; ps.setInt(i++, 1); ps.setInt(i++, 2); for (String s : l) { ps.setString(i++, s); }",
                        "1 setInt int = 1;2 setInt int = 2;0 setString java.lang.String <the parameter \"l\" of run>"),
                Arguments.of(
                        "a helper", "bind(ps, 2, p); ", "2 setString java.lang.String <the parameter \"p\" of run>"),
                Arguments.of(
                        "a helper for all",
                        "bindAll(ps, p, 7, null);",
                        "1 setObject java.lang.String <the parameter \"p\" of run>;2 setObject java.lang.Integer = 7;3"
                                + " setObject = null"),
                Arguments.of(
                        "a list",
                        "List<Object> all = new ArrayList<>(); all.add(p); all.add(7); int i = 2; for (Object o : all) {"
                                + " ps.setObject(i++, o); }",
                        "2 setObject java.lang.String <the parameter \"p\" of run>;3 setObject java.lang.Integer = 7"),
                Arguments.of("a field", "this.kept = ps; later();", "1 setInt int = 9"),
                Arguments.of(
                        "a lambda",
                        "l.forEach(s -> { try { ps.setString(1, s); } catch (SQLException e) {} });",
                        "1 setString java.lang.String <the parameter \"s\" of run>"),
                Arguments.of("unwrapped", "ps.unwrap(PreparedStatement.class).setInt(1, 2);", "1 setInt int = 2"),
                Arguments.of("other setters", "ps.setFetchSize(10); ps.setQueryTimeout(3);", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bound")
    void setterCallsBelongToTheStatement(String name, String body, String bindings) {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                PreparedStatement kept;
                void later() throws SQLException { kept.setInt(1, 9); }
                static void bind(PreparedStatement ps, int i, String v) throws SQLException { ps.setString(i, v); }
                static void bindAll(PreparedStatement ps, Object... all) throws SQLException {
                  for (int i = 0; i < all.length; i++) { ps.setObject(i + 1, all[i]); } }
                void run(String p, long n, List<String> l) throws SQLException {
                  PreparedStatement ps = c.prepareStatement("select ?");
                """ + body + "}");
        assertThat(sites).hasSize(1);
        assertThat(String.join(";", Fixture.bindings(sites))).isEqualTo(bindings);
    }

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of("by number", "rs.getString(1); rs.getInt(2);", "getString 1;getInt 2"),
                Arguments.of(
                        "by label",
                        "rs.getBigDecimal(\"total\"); rs.getObject(\"id\", UUID.class);",
                        "getBigDecimal total;getObject id as java.util.UUID"),
                Arguments.of("in a loop", "while (rs.next()) { rs.getLong(1); }", "getLong 1"),
                Arguments.of("through helpers", "map(rs);", "getString name"),
                Arguments.of("through a function", "apply(rs, r -> r.getString(\"f\"));", "getString f"),
                Arguments.of("by a method reference", "apply(rs, Dao::one);", "getInt 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    void getterCallsBelongToTheRows(String name, String body, String reads) {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                interface F<T> { T map(ResultSet rs) throws SQLException; }
                static <T> T apply(ResultSet rs, F<T> f) throws SQLException { return f.map(rs); }
                static Integer one(ResultSet rs) throws SQLException { return rs.getInt(1); }
                String map(ResultSet rs) throws SQLException { return text(rs, "name"); }
                static String text(ResultSet rs, String column) throws SQLException { return rs.getString(column); }
                void run() throws SQLException {
                  try (PreparedStatement ps = c.prepareStatement("select 1"); ResultSet rs = ps.executeQuery()) {
                """ + body + "}}");
        assertThat(sites).hasSize(1);
        assertThat(String.join(";", Fixture.reads(sites))).isEqualTo(reads);
    }

    static Stream<Arguments> spring() {
        return Stream.of(
                spring("jdbc.update(\"u\")", "NONE", "", ""),
                spring("jdbc.execute(\"u\")", "NONE", "", ""),
                spring("jdbc.query(\"q\", (rs, n) -> rs.getString(\"a\"))", "NONE", "", "getString a"),
                spring(
                        "jdbc.update(\"u\", 1, p, null, new java.math.BigDecimal(\"2\"), new java.util.Date())",
                        "JDBC",
                        "1 setObject java.lang.Integer = 1;2 setString java.lang.String <the parameter \"p\" of run>;3"
                                + " setNull = null : NULL;4 setObject java.math.BigDecimal <new BigDecimal(..)>;5"
                                + " setTimestamp java.util.Date <new Date(..)>",
                        ""),
                spring(
                        "jdbc.update(\"u\", new Object[] {p, 1}, new int[] {Types.OTHER, Types.VARCHAR})",
                        "JDBC",
                        "1 setObject java.lang.String : OTHER <the parameter \"p\" of run>;2 setString java.lang.Integer ="
                                + " 1",
                        ""),
                spring(
                        "jdbc.update(\"u\", new SqlParameterValue(Types.INTEGER, p))",
                        "JDBC",
                        "1 setObject java.lang.String : INTEGER <the parameter \"p\" of run>",
                        ""),
                spring("jdbc.queryForObject(\"q\", String.class)", "NONE", "", "getString 1"),
                spring(
                        "jdbc.queryForObject(\"q\", UUID.class, 1)",
                        "JDBC",
                        "1 setObject java.lang.Integer = 1",
                        "getObject 1 as java.util.UUID"),
                spring(
                        "jdbc.queryForList(\"q\", Integer.class, p)",
                        "JDBC",
                        "1 setString java.lang.String <the parameter \"p\" of run>",
                        "getInt 1"),
                spring("jdbc.queryForMap(\"q\")", "NONE", "", ""),
                spring(
                        "jdbc.query(\"q\", ps -> ps.setInt(1, 2), (ResultSet rs) -> rs.getLong(1))",
                        "JDBC",
                        "1 setInt int = 2",
                        "getLong 1"),
                spring(
                        "jdbc.query(\"q\", MAPPER, p)",
                        "JDBC",
                        "1 setString java.lang.String <the parameter \"p\" of run>",
                        "getDate d"),
                spring("jdbc.query(\"q\", this.mapper)", "NONE", "", "getTime t"),
                spring("jdbc.query(\"q\", new Mapper())", "NONE", "", "getByte 3"),
                spring(
                        "jdbc.query(\"q\", new RowCallbackHandler() { public void processRow(ResultSet rs) throws"
                                + " SQLException { rs.getFloat(1); } })",
                        "NONE",
                        "",
                        "getFloat 1"),
                spring(
                        "jdbc.execute(\"q\", (PreparedStatementCallback<Object>) ps -> { ps.setInt(1, 1); return"
                                + " ps.executeQuery().getString(2); })",
                        "JDBC",
                        "1 setInt int = 1",
                        "getString 2"),
                spring(
                        "jdbc.query(con -> { PreparedStatement ps = con.prepareStatement(\"q\"); ps.setString(1, p);"
                                + " return ps; }, MAPPER)",
                        "JDBC",
                        "1 setString java.lang.String <the parameter \"p\" of run>",
                        "getDate d"),
                spring(
                        "jdbc.batchUpdate(\"u\", List.of(new Object[] {1, \"x\"}, new Object[] {2, \"y\"}))",
                        "JDBC",
                        "1 setObject java.lang.Integer = 1;2 setString java.lang.String = x",
                        ""),
                spring(
                        "jdbc.batchUpdate(\"u\", new BatchPreparedStatementSetter() { public void"
                                + " setValues(PreparedStatement ps, int i) throws SQLException { ps.setString(1, p); } public int"
                                + " getBatchSize() { return 1; } })",
                        "JDBC",
                        "1 setString java.lang.String <the parameter \"p\" of run>",
                        ""));
    }

    static Stream<Arguments> named() {
        String text = "setString java.lang.String <the parameter \"p\" of run>";
        return Stream.of(
                Arguments.of(
                        "t.update(\"u\", Map.of(\"id\", p, \"n\", 7))",
                        "id " + text + ";n setObject java.lang.Integer = 7"),
                Arguments.of("t.update(\"u\", Collections.singletonMap(\"id\", p))", "id " + text),
                Arguments.of("t.update(\"u\", Map.ofEntries(Map.entry(\"id\", p)))", "id " + text),
                Arguments.of("t.update(\"u\", new MapSqlParameterSource(\"id\", p))", "id " + text),
                Arguments.of("t.update(\"u\", new MapSqlParameterSource(Map.of(\"id\", p)))", "id " + text),
                Arguments.of(
                        "t.update(\"u\", new MapSqlParameterSource().addValue(\"id\", p).addValue(\"n\", null))",
                        "id " + text + ";n setNull = null : NULL"),
                Arguments.of(
                        "t.update(\"u\", new MapSqlParameterSource().addValue(\"id\", p, Types.OTHER))",
                        "id setObject java.lang.String : OTHER <the parameter \"p\" of run>"),
                Arguments.of(
                        "t.update(\"u\", new MapSqlParameterSource().addValue(\"ids\", List.of(1)).addValue(\"l\", l)"
                                + ".addValue(\"s\", new HashSet<>(l)))",
                        ""),
                Arguments.of(
                        "Map<String, Object> m = new HashMap<>(); m.put(\"id\", p); if (n > 3) { m.put(\"n\", n); }"
                                + " t.update(\"u\", m)",
                        "id " + text + ";n setObject java.lang.Long <the parameter \"n\" of run>"),
                Arguments.of(
                        "Map<String, Object> m = new HashMap<>(Map.of(\"id\", p)); m.remove(\"id\"); t.update(\"u\", m)",
                        ""),
                Arguments.of("t.update(\"u\", source(p))", "id " + text),
                Arguments.of("Map<String, Object> m = new HashMap<>(); m.put(p, 1); t.update(\"u\", m)", ""),
                Arguments.of(
                        "t.batchUpdate(\"u\", new SqlParameterSource[] {new MapSqlParameterSource(\"id\", p)})",
                        "id " + text),
                Arguments.of(
                        "client.sql(\"u\").param(\"id\", p).param(\"n\", n).update()",
                        "id " + text + ";n setObject java.lang.Long <the parameter \"n\" of run>"),
                Arguments.of(
                        "client.sql(\"u\").param(\"id\", p, Types.OTHER).update()",
                        "id setObject java.lang.String : OTHER <the parameter \"p\" of run>"),
                Arguments.of("client.sql(\"u\").params(Map.of(\"id\", p)).update()", "id " + text),
                Arguments.of(
                        "client.sql(\"u\").paramSource(new MapSqlParameterSource(\"id\", p)).update()", "id " + text),
                Arguments.of("client.sql(\"u\").param(2, p).update()", "2 " + text),
                Arguments.of(
                        "client.sql(\"u\").params(p, 7).update()", "1 " + text + ";2 setObject java.lang.Integer = 7"),
                Arguments.of("client.sql(\"u\").params(List.of(p)).update()", "1 " + text),
                Arguments.of("client.sql(\"u\").param(p).update()", ""),
                Arguments.of(
                        "JdbcClient.StatementSpec s = client.sql(\"u\"); s.param(\"id\", p); s.update()", "id " + text),
                Arguments.of("helper(client.sql(\"u\"), p)", "id " + text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void valuesGoToTheParametersOfTheirNames(String call, String bindings) {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                NamedParameterJdbcTemplate t;
                JdbcClient client;
                static SqlParameterSource source(String v) { return new MapSqlParameterSource().addValue("id", v); }
                static void helper(JdbcClient.StatementSpec s, String v) { s.param("id", v).update(); }
                void run(String p, long n, List<String> l) {
                """ + call + "; }");
        assertThat(sites).hasSize(1);
        assertThat(String.join(";", Fixture.bindings(sites))).isEqualTo(bindings);
    }

    @Test
    void rowsOfAClientAreReadByItsMapper() {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                JdbcClient client;
                List<String> run() { return client.sql("q").query((rs, n) -> rs.getString("a")).list(); }
                """);
        assertThat(Fixture.reads(sites)).containsExactly("getString a");
    }

    private static Arguments spring(String call, String placeholders, String bindings, String reads) {
        return Arguments.of(call, placeholders, bindings, reads);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spring")
    void springsTemplateBindsAndReadsAsItsVersion6Does(
            String call, String placeholders, String bindings, String reads) {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                static final RowMapper<Object> MAPPER = (rs, n) -> rs.getDate("d");
                private final RowMapper<Object> mapper = (rs, n) -> { return rs.getTime("t"); };
                static class Mapper implements RowMapper<Object> {
                  public Object mapRow(ResultSet rs, int n) throws SQLException { return rs.getByte(3); } }
                void run(String p) {
                """ + call + "; }");
        assertThat(sites).hasSize(1);
        SqlSite site = sites.get(0);
        assertThat(site.sink().placeholders()).hasToString(placeholders);
        assertThat(String.join(";", Fixture.bindings(sites))).isEqualTo(bindings);
        assertThat(String.join(";", Fixture.reads(sites))).isEqualTo(reads);
    }

    @Test
    void otherSinksHaveTheirOwnPlaceholders() {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate named;
                void run() throws SQLException {
                  c.createStatement().executeQuery("a").getString(1);
                  c.prepareCall("b");
                  named.query("c in (:ids)", Map.of("ids", List.of(1)), (rs, n) -> rs.getString(1));
                  org.springframework.jdbc.core.simple.JdbcClient.create(jdbc).sql("d");
                  new PreparedStatementCreatorFactory("e");
                  jdbc.batchUpdate("f", "g");
                }
                static class Q extends org.springframework.jdbc.object.MappingSqlQuery<String> {
                  Q(javax.sql.DataSource d) { super(d, "h"); }
                  protected String mapRow(ResultSet rs, int n) throws SQLException { return rs.getString("x"); }
                }
                """);
        assertThat(sites.stream()
                        .map(site -> site.templates() + " " + site.sink() + " "
                                + site.sink().placeholders() + " "
                                + site.reads().size()))
                .containsExactly(
                        "[a] Statement.executeQuery NONE 1",
                        "[b] Connection.prepareCall JDBC 0",
                        "[c in (:ids)] NamedParameterJdbcTemplate.query NAMED 1",
                        "[d] JdbcClient.sql NAMED 0",
                        "[e] PreparedStatementCreatorFactory.new JDBC 0",
                        "[f, g] JdbcTemplate.batchUpdate NONE 0",
                        "[h] SqlQuery.new JDBC 1");
    }

    @Test
    void aReceiverMayBeASubclass() {
        ScanResult result = new Fixture(folder)
                .type("Own", "class Own extends JdbcTemplate { void log(String text) {} }")
                .type("Con", "interface Con extends Connection {}")
                .type("Dao", """
                        class Dao extends org.springframework.jdbc.core.support.JdbcDaoSupport { Own own; Con con;
                          void run() throws SQLException {
                            own.update("a", 1); con.prepareStatement("b"); getJdbcTemplate().update("c"); own.log("d"); } }
                        """)
                .compile()
                .scan();
        assertThat(Fixture.texts(result.sites())).containsExactly("a", "b", "c");
    }

    static List<String> lines(SqlSite site) {
        Stream<String> via = site.via().stream().map(at -> at.line() + " " + at.method());
        return Stream.concat(
                        Stream.of(site.location().line() + " " + site.location().method()), via)
                .toList();
    }

    @Test
    void aHelperThatHandsItsParameterOnIsReportedWhereItIsCalled() {
        ScanResult result =
                new Fixture(folder).type("Db", """
                        class Db { Connection c; JdbcTemplate jdbc;
                          PreparedStatement prepare(String sql) throws SQLException {
                            return c.prepareStatement(sql); }
                          int update(String sql, Object... args) { return jdbc.update(sql, args); }
                          int delete(String table, int id) { return update("delete from " + table + " where id = ?", id); }
                          void unused(String sql) { jdbc.execute(sql); }
                          static String from(String table) { return " from " + table; }
                          void with(String sql, Consumer<ResultSet> f) throws SQLException {
                            f.accept(prepare(sql).executeQuery()); }
                        }
                        """).type("Dao", """
                        class Dao { Db db;
                          void a() throws SQLException { PreparedStatement ps = db.prepare("a" + Db.from("t"));
                            ps.setInt(1, 3); ps.executeQuery().getString(2); }
                          void b() { db.update("b", "x", 2); }
                          void d() { db.delete("d", 4); }
                          void e() throws SQLException { db.with("e", rs -> { try { rs.getInt(7); } catch (SQLException x) {} }); }
                        }
                        """).compile().scan();
        assertThat(result.sites().stream()
                        .map(site -> site.templates() + " " + lines(site) + " " + Fixture.bindings(List.of(site))
                                + Fixture.reads(List.of(site))))
                .containsExactly(
                        "[a from t] [3 a, 4 prepare] [1 setInt int = 3][getString 2]",
                        "[b] [5 b, 5 update] [1 setString java.lang.String = x, 2 setObject java.lang.Integer = 2][]",
                        "[delete from d where id = ?] [6 d, 6 delete, 5 update] [1 setObject java.lang.Integer = 4][]",
                        "[e] [7 e, 10 with, 4 prepare] [][getInt 7]",
                        "[{..}] [7 unused] [][]");
    }

    @Test
    void whatLambdasAndInnerClassesCaptureIsFoundWithoutMovingTheSite() {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                interface Work<T> { T run(Connection c) throws SQLException; }
                <T> T with(Work<T> w) throws SQLException { return w.run(c); }
                void a() throws SQLException { String sql = "a".trim();
                  with(con -> con.prepareStatement(sql)); }
                void b() throws SQLException { String sql = "b".trim();
                  with(new Work<Object>() {
                    public Object run(Connection con) throws SQLException {
                      return con.prepareStatement(sql); } }); }
                void d(String table) throws SQLException {
                  with(con -> con.prepareStatement("d " + table)); }
                void e() throws SQLException { d("e"); }
                """);
        assertThat(sites.stream().map(site -> site.templates() + " " + lines(site)))
                .containsExactly("[a] [6 a]", "[b] [10 run]", "[d e] [13 e, 12 d]");
    }

    @Test
    void aHelperThatFillsABuilderIsFollowed() {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                static void where(StringBuilder b, String column) { b.append(" where ").append(column).append(" in (?)"); }
                void run() throws SQLException {
                  StringBuilder b = new StringBuilder("select 1 from t");
                  where(b, "id");
                  c.prepareStatement(b.toString()); }
                """);
        assertThat(Fixture.texts(sites)).containsExactly("select 1 from t where id in (?)");
    }

    @Test
    void recursionEnds() {
        List<SqlSite> sites = Fixture.sitesOf(folder, """
                String more(String s, int n) { return n == 0 ? s : more(s + ",?", n - 1); }
                void run(String s, int n) throws SQLException {
                  c.prepareStatement(more("a", n)); if (n > 0) run(s, n - 1); }
                void deep(String s, int n) throws SQLException { c.prepareStatement(s); deep(s + "x", n); }
                """);
        assertThat(Fixture.texts(sites)).containsExactly("{..}", "{..}");
    }

    @Test
    void aNumberThatAConditionChoosesIsEachOfThem() {
        assertThat(Fixture.bindings(Fixture.sitesOf(folder, """
                void run(boolean b) throws SQLException {
                  int delta = 0;
                  if (b) { delta = 1; }
                  PreparedStatement s = c.prepareStatement("select 1 -?");
                  s.setInt(1, delta);
                }
                """)))
                .containsExactlyInAnyOrder("1 setInt int = 0", "1 setInt int = 1");
    }

    @Test
    void aNumberThatALoopChangesIsNotKnown() {
        assertThat(Fixture.bindings(Fixture.sitesOf(folder, """
                void run(int n) throws SQLException {
                  int delta = 7;
                  for (int i = 0; i < n; i++) { delta = delta - 3; }
                  PreparedStatement s = c.prepareStatement("select 1 -?");
                  s.setInt(1, delta);
                }
                """))).containsExactly("1 setInt int");
    }
}
