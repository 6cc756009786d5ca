package dev.regauge.lint.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.scan.markup.NotReadable;
import dev.regauge.lint.scan.markup.XmlTree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MyBatis sends for the statements of its mappers. */
class MappersTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
            + "<!DOCTYPE mapper PUBLIC \"-//mybatis.org//DTD Mapper 3.0//EN\""
            + " \"http://mybatis.org/dtd/mybatis-3-mapper.dtd\">\n<mapper namespace=\"app.Orders\">\n";

    @TempDir
    Path folder;

    private List<String> found(String statements) {
        ScanResult result = new ResourceFixture(folder)
                .resource("app/Orders.xml", HEAD + statements + "\n</mapper>")
                .scan();
        assertThat(result.skipped()).isEmpty();
        return ResourceFixture.words(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void aMapperInAnotherEncodingIsReadToo(String encoding) {
        String mapper = HEAD.replace("UTF-8", "UTF-16") + "<select id=\"a\">select 'ä'</select></mapper>";
        String mark = encoding.equals("UTF-16") ? "" : "\uFEFF";
        ScanResult result = new ResourceFixture(folder)
                .with("src/main/resources/app/Orders.xml", (mark + mapper).getBytes(Charset.forName(encoding)))
                .scan();
        assertThat(ResourceFixture.words(result)).containsExactly("MyBatis <select> Orders.xml:4 select 'ä'");
    }

    @Test
    void aMapperBehindALongLicenceIsReadToo() {
        String licence = "<!-- " + "<mapped> under the licence ".repeat(400) + "-->\n";
        String mapper =
                HEAD.replace("<!DOCTYPE", licence + "<!DOCTYPE") + "<select id=\"a\">select 1</select></mapper>";
        ScanResult result =
                new ResourceFixture(folder).resource("app/Orders.xml", mapper).scan();
        assertThat(ResourceFixture.words(result)).containsExactly("MyBatis <select> Orders.xml:5 select 1");
    }

    @Test
    void aParameterIsAQuestionMarkAndATextIsAHole() {
        assertThat(found("""
                <select id="find" resultType="Order">
                  select * from ${table} where id = #{id,jdbcType=BIGINT} and total &lt; #{order.total}
                </select>"""))
                .containsExactly("MyBatis <select> Orders.xml:4 select * from {..} where id = ? and total < ?");
    }

    @Test
    void aLoopMakesALegalList() {
        assertThat(found("""
                <delete id="all">delete from t where id in
                  <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach></delete>""")).containsExactly("MyBatis <delete> Orders.xml:4 delete from t where id in (?,?)");
    }

    @Test
    void conditionsThatSayTheSameTurnOutAlike() {
        assertThat(found("""
                <select id="find">select * from t
                  <where>
                    <if test="name != null">and name = #{name}</if>
                    <if test="name == null">and name is null</if>
                  </where>
                </select>"""))
                .containsExactly(
                        "MyBatis <select> Orders.xml:4 select * from t WHERE name = ?",
                        "MyBatis <select> Orders.xml:4 select * from t WHERE name is null");
    }

    @Test
    void ofSeveralConditionsAFewWaysAreShownAndNeverMoreThanEight() {
        StringBuilder conditions = new StringBuilder("<update id=\"set\">update t <set>");
        for (int i = 0; i < 30; i++) {
            conditions.append("<if test=\"f%d != null\">c%d = #{f%d},</if>".formatted(i, i, i));
        }
        List<String> texts = found(conditions + "</set> where id = #{id}</update>");
        assertThat(texts).hasSize(8).allMatch(text -> !text.contains(", where"));
        assertThat(texts.get(1)).isEqualTo("MyBatis <update> Orders.xml:4 update t where id = ?");
    }

    @Test
    void aChoiceIsOneOfItsWays() {
        assertThat(found("""
                <select id="find">select * from t where
                  <choose><when test="a">a = #{a}</when><when test="b">b = #{b}</when><otherwise>true</otherwise></choose>
                </select>"""))
                .containsExactly(
                        "MyBatis <select> Orders.xml:4 select * from t where a = ?",
                        "MyBatis <select> Orders.xml:4 select * from t where true",
                        "MyBatis <select> Orders.xml:4 select * from t where b = ?");
    }

    @Test
    void aServerIsNotAskedAboutTextsThatConditionsDecide() {
        found("""
                <select id="one">select 1</select>
                <select id="two">select 2 <if test="a">where #{a}</if></select>""");
        assertThat(ProjectScanner.scan(folder).sites())
                .extracting(site -> site.sink().way())
                .containsExactly(Sink.Way.DECLARED, Sink.Way.CONDITIONAL);
    }

    @Test
    void aFragmentOfAnotherFileIsIncludedWithItsProperties() {
        new ResourceFixture(folder).resource("app/Parts.xml", """
                <mapper namespace="app.Parts">
                  <sql id="columns">${alias}.id, ${alias}.name</sql>
                </mapper>""");
        assertThat(found("""
                <sql id="own">where id = #{id}</sql>
                <select id="find">select
                  <include refid="app.Parts.columns"><property name="alias" value="o"/></include> from orders o
                  <include refid="own"/> <include refid="unknown"/>
                </select>"""))
                .containsExactly("MyBatis <select> Orders.xml:5 select o.id, o.name from orders o where id = ? {..}");
    }

    @Test
    void aPropertyMayHoldAParameterAndDecideACondition() {
        assertThat(found("""
                <sql id="related">id = ${who} <if test="${exact}">and name = #{name}</if></sql>
                <select id="find">select * from t where <include refid="app.Orders.related">
                  <property name="who" value="#{user.id,jdbcType=INTEGER}"/><property name="exact" value="false"/>
                </include></select>""")).containsExactly("MyBatis <select> Orders.xml:5 select * from t where id = ?");
    }

    @Test
    void ofSeveralDatabasesOursIsRead() {
        assertThat(found("""
                <select id="now" databaseId="oracle">select sysdate from dual</select>
                <select id="now" databaseId="postgresql">select now()</select>
                <select id="now">select current_timestamp</select>
                <select id="other">select 2 <if test="_databaseId == 'oracle'">from dual</if></select>"""))
                .containsExactly(
                        "MyBatis <select> Orders.xml:5 select now()", "MyBatis <select> Orders.xml:7 select 2");
    }

    @Test
    @Timeout(120)
    void aConditionOfBlanksIsReadInOneGo() {
        assertThat(found("<select id=\"a\">select 1<if test=\"x" + " ".repeat(100_000)
                        + "y null\"> where true</if></select>"))
                .hasSize(2);
    }

    @Test
    void aStatementInAnotherLanguageIsLeftOut() {
        assertThat(found("""
                <select id="a" lang="velocity">select * from t #where() id = @{id} #end</select>
                <select id="b" lang="raw">select 1</select>
                <select id="c" lang="XML">select 2</select>"""))
                .containsExactly("MyBatis <select> Orders.xml:5 select 1", "MyBatis <select> Orders.xml:6 select 2");
    }

    @Test
    void aKeyIsAStatementOfItsOwn() {
        assertThat(found("""
                <insert id="add">
                  <selectKey keyProperty="id" order="BEFORE">select nextval('ids')</selectKey>
                  insert into t (id) values (#{id})
                </insert>"""))
                .containsExactly(
                        "MyBatis <insert> Orders.xml:4 insert into t (id) values (?)",
                        "MyBatis <selectKey> Orders.xml:5 select nextval('ids')");
    }

    @Test
    void includesThatLeadRoundInCirclesAreToldAndNotFollowed() {
        ScanResult result = new ResourceFixture(folder)
                .resource("app/Orders.xml", HEAD + """
                        <sql id="a"><include refid="b"/></sql><sql id="b"><include refid="a"/></sql>
                        <select id="find">select <include refid="a"/></select>
                        <select id="other">select 1</select></mapper>""")
                .scan();
        assertThat(result.skipped()).singleElement().asString().contains("Orders.xml: line 5: its includes");
        assertThat(ResourceFixture.words(result)).containsExactly("MyBatis <select> Orders.xml:6 select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE mapper SYSTEM 'x.dtd'><mapper><select id='a'>select 1 &cond; from t</select></mapper>",
                "<!DOCTYPE mapper SYSTEM 'x.dtd'><mapper><select id='a'>select <trim prefix='1 &cond;'>a</trim></select></mapper>",
                "<!DOCTYPE mapper [<!ENTITY cond '2'>]><mapper><select id='a'>select 1 &cond;</select></mapper>"
            })
    void whatRefersToEntitiesIsToldAndNotRead(String text) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            byte[] bytes = text.getBytes(charset);
            assertThatThrownBy(() -> XmlTree.read(bytes))
                    .isInstanceOf(NotReadable.class)
                    .hasMessageContaining("entities");
        }
    }

    @Test
    void blankLinesStayInValuesAndGoWhereAnElementGaveNothing() {
        ScanResult result = new ResourceFixture(folder)
                .resource("app/Orders.xml", HEAD + """
                        <select id="find">select 'a


                          b'
                          <if test="false">, 1</if>
                          <if test="false">, 2</if>
                          from t</select></mapper>""")
                .scan();
        assertThat(Fixture.texts(result.sites())).containsExactly("select 'a\n\n\n  b'\n  from t");
    }

    @Test
    void aFragmentThatDoublesItselfIsToldAndNotFollowed() {
        ScanResult result = new ResourceFixture(folder)
                .resource("app/Orders.xml", HEAD + """
                        <sql id="f">${a}<include refid="f"><property name="a" value="${a}${a}"/></include></sql>
                        <select id="find"><include refid="f"><property name="a" value="x"/></include></select>
                        <select id="other">select 1</select></mapper>""")
                .scan();
        assertThat(result.skipped()).singleElement().asString().contains("characters");
        assertThat(ResourceFixture.words(result)).containsExactly("MyBatis <select> Orders.xml:6 select 1");
    }

    @Test
    void aLargeFragmentIsNotIncludedWithoutEnd() {
        ScanResult result = new ResourceFixture(folder)
                .resource(
                        "app/Orders.xml",
                        HEAD + "<sql id=\"f\">" + "x".repeat(500_000) + "</sql><select id=\"a\">"
                                + "<include refid=\"f\"/>".repeat(2000) + "</select>\n"
                                + "<select id=\"b\"><include refid=\"f\"/></select>\n".repeat(40) + "</mapper>")
                .scan();
        assertThat(result.skipped()).hasSize(2);
        assertThat(result.sites()).hasSize(33);
    }

    @Test
    void nativeQueriesOfMappingsAreFound() {
        new ResourceFixture(folder).resource("META-INF/orm.xml", """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm">
                  <named-native-query name="q"><query>select * from t where id in :ids</query></named-native-query>
                  <named-query name="j"><query>from Order</query></named-query>
                </entity-mappings>""");
        assertThat(found("<select id='one'>select 1</select>"))
                .containsExactly(
                        "JPA <named-native-query> orm.xml:2 select * from t where id in :ids",
                        "MyBatis <select> Orders.xml:4 select 1");
        new ResourceFixture(folder).resource("Order.hbm.xml", """
                <!DOCTYPE hibernate-mapping PUBLIC "-//Hibernate/Hibernate Mapping DTD 3.0//EN" "hibernate-mapping-3.0.dtd">
                <hibernate-mapping>
                  <class name="Order"><sql-insert>insert into t (a) values (?)</sql-insert></class>
                  <sql-query name="q"><return alias="o" class="Order"/>select {o.*} from {h-schema}t o</sql-query>
                </hibernate-mapping>""");
        assertThat(ResourceFixture.words(ProjectScanner.scan(folder)))
                .contains(
                        "Hibernate <sql-insert> Order.hbm.xml:3 insert into t (a) values (?)",
                        "Hibernate <sql-query> Order.hbm.xml:4 select {..} from {..}t o");
    }

    @Test
    void aMappingWithoutSqlMayHaveItsPropertiesInAnotherFile() {
        String mapping = "<!DOCTYPE hibernate-mapping PUBLIC \"-//Hibernate/Hibernate Mapping DTD 3.0//EN\""
                + " \"http://www.hibernate.org/dtd/hibernate-mapping-3.0.dtd\""
                + " [<!ENTITY common SYSTEM \"classpath://app/common.hbm\">]>%s<hibernate-mapping><class name=\"Order\">"
                + "&common;%s</class></hibernate-mapping>";
        assertThat(new ResourceFixture(folder)
                        .resource("Order.hbm.xml", mapping.formatted("", "<property name=\"a\"/>"))
                        .resource(
                                "Item.hbm.xml",
                                mapping.formatted("", "<sql-insert>insert into t &common;</sql-insert>"))
                        .resource("Other.hbm.xml", mapping.formatted("<mapper/>", ""))
                        .scan()
                        .skipped())
                .containsExactly(
                        "src/main/resources/Item.hbm.xml: it declares entities, which are not expanded",
                        "src/main/resources/Other.hbm.xml: it declares entities, which are not expanded");
    }
}
