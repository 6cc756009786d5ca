package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables {@code ~} is the end of a line. */
class HibernateDialectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jakarta.persistence.jdbc.url=jdbc:postgresql://h/d~jakarta.persistence.jdbc.user=u~jakarta.persistence.jdbc.password=p | jdbc:postgresql://h/d?user=u&password=p
            javax.persistence.jdbc.url=jdbc:postgresql://h/d~javax.persistence.jdbc.user=u           | jdbc:postgresql://h/d?user=u
            hibernate.connection.url=jdbc:postgresql://h/d~hibernate.connection.username=u           | jdbc:postgresql://h/d?user=u
            hibernate.connection.url=jdbc:postgresql://h/d?user=v~hibernate.connection.username=u    | jdbc:postgresql://h/d?user=v
            hibernate.connection.url=jdbc:postgresql://h/d~hibernate.connection.sslmode=require      | jdbc:postgresql://h/d?sslmode=require
            hibernate.connection.url=jdbc:postgresql://h/d~hibernate.connection.ApplicationName=a b  | jdbc:postgresql://h/d?ApplicationName=a%20b
            hibernate.connection.url=jdbc:postgresql://h/d~hibernate.connection.pool_size=5~hibernate.dialect=x | jdbc:postgresql://h/d
            hibernate.hikari.jdbcUrl=jdbc:postgresql://h/d~hibernate.hikari.dataSource.ssl=true      | jdbc:postgresql://h/d?sslmode=verify-full
            hibernate.connection.url=jdbc:postgresql://h/d~hibernate.hikari.maximumPoolSize=5~hibernate.connection.useUnicode=true | jdbc:postgresql://h/d
            """)
    void becomesOneUrl(String lines, String expected) {
        assertThat(read(lines).render(Dialects.PGJDBC).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:p%5C@h/d   | jakarta.persistence.jdbc.url=jdbc:postgresql://h/d~jakarta.persistence.jdbc.user=u~jakarta.persistence.jdbc.password=p\\\\
            jdbc:pgsql://h/d?sslMode=require | jakarta.persistence.jdbc.url=jdbc:postgresql://h/d?sslmode=require
            """)
    void isWrittenKeyByKey(String url, String expected) {
        assertThat(ConnectionTarget.parse(url).render(Dialects.HIBERNATE).text())
                .isEqualTo(expected.replace('~', '\n'));
    }

    @Test
    void takesThePoolFromSpring() {
        ConnectionTarget spring = ConnectionTarget.parse("""
                spring.datasource.url=jdbc:postgresql://h/d?sslmode=require
                spring.datasource.username=u
                spring.datasource.hikari.maximum-pool-size=9
                spring.datasource.hikari.max-lifetime=60000
                """, Dialects.SPRING);

        assertThat(spring.render(Dialects.HIBERNATE).text()).isEqualTo("""
                jakarta.persistence.jdbc.url=jdbc:postgresql://h/d?sslmode=require
                jakarta.persistence.jdbc.user=u
                hibernate.hikari.maximumPoolSize=9
                hibernate.hikari.maxLifetime=60000""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hibernate.connection.username=u                                                       | 1  | the URL is missing
            jakarta.persistence.jdbc.url=jdbc:postgresql://h/d~hibernate.connection.url=jdbc:postgresql://g/d | 52 | two keys
            hibernate.connection.url=jdbc:postgresql://h/d~hibernate.connection.datasource=java:x | 48 | a class of its own
            hibernate.hikari.jdbcUrl=jdbc:postgresql://h/d~hibernate.connection.sslmode=require   | 48 | HikariCP gets nothing
            hibernate.connection.url=jdbc:postgresql://u:s3cr3t@h/d                               | 46 | the port is not a number
            """)
    void saysWhatIsWrongWhereAndWhatToDo(String lines, int at, String problem) {
        UrlSyntaxException refused = catchThrowableOfType(UrlSyntaxException.class, () -> read(lines));

        assertThat(refused).hasMessageContaining(problem).hasMessageContaining("to fix:");
        assertThat(refused.getMessage()).doesNotContain("s3cr3t");
        assertThat(refused.at()).isEqualTo(at);
    }

    @Test
    void masksEveryPassword() {
        assertThat(read("hibernate.connection.url=jdbc:postgresql://h/d?password=a~hibernate.connection.password=b"))
                .hasToString("hibernate.connection.url=jdbc:postgresql://h/d?password=***\n"
                        + "hibernate.connection.password=***");
    }

    private static ConnectionTarget read(String lines) {
        return ConnectionTarget.parse(lines.replace('~', '\n'), Dialects.HIBERNATE);
    }
}
