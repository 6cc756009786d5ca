package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL in annotations of the libraries themselves, in classes that the JDK's compiler has made. */
class AnnotationsTest {

    @TempDir
    Path folder;

    /** The sites of a type {@code app.Dao}, whose text starts in line 2. */
    private List<SqlSite> sites(String text) {
        ScanResult result = new Fixture(folder)
                .source("app/Dao.java", "package app;\n" + text)
                .compile()
                .scan();
        assertThat(result.skipped()).isEmpty();
        return result.sites();
    }

    /** Each text with what it stands in, who reads its parameters, and the method: {@code JDBI @SqlQuery SINGLE find: select 1}. */
    private List<String> words(String text) {
        List<String> compiled = words(sites(text));
        Path source = folder.resolve("src/main/java/app/Dao.java");
        List<String> read = words(Sourced.scan(folder, List.of(source)).sites());
        assertThat(read).as("from the source alone").containsExactlyInAnyOrderElementsOf(compiled);
        return compiled;
    }

    private static List<String> words(List<SqlSite> sites) {
        return sites.stream()
                .flatMap(site -> site.templates().stream()
                        .map(template -> site.sink() + " " + site.sink().placeholders() + " "
                                + site.location().method() + ": " + template))
                .toList();
    }

    @Test
    void springDataJdbc() {
        assertThat(words("""
                import org.springframework.data.jdbc.repository.query.Query;
                interface Dao {
                  @Query("select * from t where id in (:ids) and a = :#{#filter.name}") Object find(java.util.List<Long> ids);
                  @Query(name = "elsewhere") Object other();
                }"""))
                .containsExactly("Spring Data JDBC @Query NAMED find: select * from t where id in (:ids)"
                        + " and a = :expression1");
    }

    @Test
    void springDataR2dbcWhichIsNoMatterOfAJdbcDriver() {
        assertThat(words("""
                interface Dao {
                  @org.springframework.data.r2dbc.repository.Query("select * from t where id = $1") Object find();
                }""")).containsExactly("Spring Data R2DBC @Query R2DBC find: select * from t where id = $1");
    }

    @Test
    void springDataJpaWhereItIsSql() {
        assertThat(words("""
                import org.springframework.data.jpa.repository.*;
                interface Dao {
                  @Query("select o from Order o where o.id in :ids") Object jpql();
                  @Query(value = "select * from #{#entityName} where a like %:a% and b in :b", nativeQuery = true,
                      countQuery = "select count(*) from t where a = ?1")
                  Object sql();
                  @NativeQuery("select * from {h-schema}t where a = ?#{1 + 1}") Object other();
                }"""))
                .containsExactly(
                        "Spring Data JPA @Query JPA sql: select * from {..} where a like :a and b in :b",
                        "Spring Data JPA @Query JPA sql: select count(*) from t where a = ?1",
                        "Spring Data JPA @NativeQuery JPA other: select * from {..}t where a = :expression1");
    }

    @Test
    void namedNativeQueriesOfBothJpas() {
        assertThat(words("""
                @jakarta.persistence.NamedNativeQuery(name = "a", query = "select {h-schema}f(:x), {d '2020-01-01'}")
                @jakarta.persistence.NamedQuery(name = "j", query = "from Order")
                @javax.persistence.NamedNativeQueries({
                  @javax.persistence.NamedNativeQuery(name = "b", query = "select 2"),
                  @javax.persistence.NamedNativeQuery(name = "c", query = "select 3")})
                class Dao {}"""))
                .containsExactly(
                        "JPA @NamedNativeQuery JPA : select {..}f(:x), {d '2020-01-01'}",
                        "JPA @NamedNativeQuery JPA : select 2",
                        "JPA @NamedNativeQuery JPA : select 3");
    }

    @Test
    void statementsOfHibernateButNoFragments() {
        assertThat(words("""
                import org.hibernate.annotations.*;
                @SQLInsert(sql = "insert into t (a, id) values (upper(?), ?)")
                @SQLDelete(sql = "update t set deleted = true where id = ?")
                @SQLUpdate(sql = "{call change(?)}", callable = true)
                @Subselect("select * from t where not deleted")
                @SQLRestriction("deleted = false")
                class Dao {
                  @Formula("a + b") int sum;
                  @ColumnTransformer(read = "lower(a)", write = "upper(?)") String a;
                }"""))
                .containsExactlyInAnyOrder(
                        "Hibernate @SQLInsert JDBC : insert into t (a, id) values (upper(?), ?)",
                        "Hibernate @SQLDelete JDBC : update t set deleted = true where id = ?",
                        "Hibernate @Subselect JDBC : select * from t where not deleted");
    }

    @Test
    void myBatis() {
        assertThat(words("""
                import org.apache.ibatis.annotations.*;
                interface Dao {
                  @Select({"select * from ${table}", "where id = #{id}"}) Object one();
                  @Update("<script>update t <set><if test='a != null'>a = #{a},</if></set> where id = #{id}</script>") int two();
                  @Delete(value = "delete from t where rownum = 1", databaseId = "oracle")
                  @Delete(value = "delete from t where id in (${ids})", databaseId = "postgres")
                  int three();
                  @Insert("insert into t (id) values (#{id})")
                  @SelectKey(statement = "select nextval('ids')", keyProperty = "id", before = true, resultType = long.class)
                  int four();
                }"""))
                .containsExactlyInAnyOrder(
                        "MyBatis @Select JDBC one: select * from {..} where id = ?",
                        "MyBatis @Update JDBC two: update t SET a = ? where id = ?",
                        "MyBatis @Update JDBC two: update t  where id = ?",
                        "MyBatis @Delete JDBC three: delete from t where id in ({..})",
                        "MyBatis @Insert JDBC four: insert into t (id) values (?)",
                        "MyBatis @SelectKey JDBC four: select nextval('ids')");
    }

    @Test
    void jdbi() {
        assertThat(words("""
                import org.jdbi.v3.sqlobject.statement.*;
                interface Dao {
                  @SqlQuery("select * from <table> where id in (<ids>) and a < :a and b \\\\<> 2") Object find();
                  @SqlUpdate("nameOfAResource") void located();
                  @SqlUpdate void byItsName();
                  @SqlBatch("insert into t values (?)") void all();
                  @SqlScript("create table t (a int)") @SqlScript("select 1") void make();
                }"""))
                .containsExactly(
                        "JDBI @SqlQuery SINGLE find: select * from {..} where id in ({..}) and a < :a and b <> 2",
                        "JDBI @SqlBatch SINGLE all: insert into t values (?)",
                        "JDBI @SqlScript NONE make: create table t (a int)",
                        "JDBI @SqlScript NONE make: select 1");
    }

    @Test
    void micronautDataWhereItIsSql() {
        assertThat(words("""
                import io.micronaut.data.annotation.Query;
                import io.micronaut.data.jdbc.annotation.JdbcRepository;
                import io.micronaut.data.model.query.builder.sql.Dialect;
                interface Dao {
                  @JdbcRepository(dialect = Dialect.POSTGRES) interface Ours { @Query("select :a") Object a(); }
                  @JdbcRepository(dialect = Dialect.MYSQL) interface Theirs { @Query("select `b`") Object b(); }
                  interface Jpa { @Query("from Order") Object c(); @Query(value = "select 4", nativeQuery = true) Object d(); }
                }"""))
                .containsExactlyInAnyOrder(
                        "Micronaut Data @Query NAMED a: select :a", "Micronaut Data @Query JPA d: select 4");
    }

    @Test
    void aCollectionIsExpandedByAllButJdbi() {
        assertThat(List.of(Placeholders.values()))
                .filteredOn(Placeholders::expand)
                .containsExactly(Placeholders.NAMED, Placeholders.JPA);
    }

    @Test
    void aSiteIsInTheFirstLineOfItsMethodAndOneOfAnInterfaceWithoutCodeInNoLine() {
        assertThat(sites("""
                import org.apache.ibatis.annotations.*;
                interface Dao {
                  @Select("select 1") default int one() {
                    return 1;
                  }
                  @Select("select 2") int two();
                }"""))
                .extracting(site ->
                        site.location().toString() + " " + site.location().className())
                .containsExactlyInAnyOrder(
                        "src/main/java/app/Dao.java:5 app.Dao", "src/main/java/app/Dao.java:0 app.Dao");
    }

    @Test
    void constantsOfOtherClassesAreTakenIn() {
        assertThat(words("""
                import static app.Dao.Tables.*;
                import org.apache.ibatis.annotations.*;
                interface Dao {
                  String ALL = "select * from " + Tables.ORDERS + (" where " + "a = " + 1);
                  @Select(ALL + " and b = #{b}") int one();
                  @Select({CUSTOMERS, "where id = #{id}"}) int two();
                  interface Tables { String ORDERS = "orders"; String CUSTOMERS = "select * from customers"; }
                }"""))
                .containsExactlyInAnyOrder(
                        "MyBatis @Select JDBC one: select * from orders where a = 1 and b = ?",
                        "MyBatis @Select JDBC two: select * from customers where id = ?");
    }

    @Test
    void inASourceAloneASiteIsInTheLineOfItsAnnotation() {
        assertThat(source("""
                import org.apache.ibatis.annotations.*;
                interface Dao {
                  int none();
                  @Select("select 1")
                  int one();
                }""").sites())
                .extracting(site -> site.location().line())
                .containsExactly(5);
    }

    @Test
    void inASourceAloneATextThatIsMadeOfUnknownConstantsIsTold() {
        ScanResult result = source("""
                import org.apache.ibatis.annotations.*;
                interface Dao { @Select(org.acme.Sql.ALL) int one(); @Select(LOOP) int two(); String LOOP = LOOP + "a"; }
                """);
        assertThat(result.sites()).isEmpty();
        assertThat(result.skipped())
                .containsOnly(
                        "src/main/java/app/Dao.java: the text of an annotation in line 3 is not known: it is made of"
                                + " what no source here says")
                .hasSize(2);
    }

    @Test
    void inASourceAloneTheLintsOwnAnnotationsCountToo() {
        ScanResult result = source("""
                import dev.regauge.annotation.*;
                class Dao {
                  @RegaugeIgnore(value = "limit-text", reason = "until March") void run(@SqlSink String sql) { }
                  void find() { run("select 1"); }
                }""");
        assertThat(Fixture.texts(result.sites())).containsExactly("select 1");
        assertThat(result.ignores()).singleElement().satisfies(ignore -> {
            assertThat(ignore.rules()).containsExactly("limit-text");
            assertThat(ignore.reason()).isEqualTo("until March");
        });
    }

    private ScanResult source(String text) {
        return new Fixture(folder)
                .source("app/Dao.java", "package app;\n" + text)
                .scan();
    }

    @Test
    void whatTheCompilerAddsIsNoSecondSite() {
        assertThat(words("""
                import org.apache.ibatis.annotations.*;
                abstract class Dao implements java.util.function.Supplier<String> {
                  @Select("select 1") public String get() { return ""; }
                }""")).containsExactly("MyBatis @Select JDBC get: select 1");
    }

    @Test
    void aTextOfTheProgramThatIsAnnotatedAndHandedOverIsTwoSites() {
        assertThat(words("""
                class Dao {
                  static final String SQL = "select 1";
                  @org.apache.ibatis.annotations.Select(SQL) void find(java.sql.Connection c) throws java.sql.SQLException {
                    c.prepareStatement(SQL);
                  }
                }"""))
                .containsExactlyInAnyOrder(
                        "MyBatis @Select JDBC find: select 1", "Connection.prepareStatement JDBC find: select 1");
    }
}
