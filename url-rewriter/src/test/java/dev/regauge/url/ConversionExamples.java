package dev.regauge.url;

import java.util.List;
import java.util.stream.Stream;

/** The pairs of dialects that the page about conversions tells of, each with a text as one finds them. */
final class ConversionExamples {

    /**
     * A conversion somebody is likely to need.
     *
     * @param from the id of a dialect; a pair whose dialects are not there yet is left out
     * @param to the same
     * @param text of the first, with something in it that bites
     */
    record Example(String from, String to, String text) {

        Dialect source() {
            return Dialects.byId(from);
        }

        Dialect target() {
            return Dialects.byId(to);
        }

        String title() {
            return from + " → " + to;
        }
    }

    private static final List<Example> ALL = List.of(
            new Example(
                    "pgjdbc-ng",
                    "pgjdbc",
                    "jdbc:pgsql://app:p%40ss@db1:5433,db2/orders?sslMode=VerifyCa&networkTimeout=1500"
                            + "&preparedStatementCacheThreshold=0&housekeeper=false"),
            new Example(
                    "pgjdbc:9.4",
                    "pgjdbc",
                    "jdbc:postgresql://db1/orders?user=app&password=p%40ss&ssl=true&loglevel=2&prepareThreshold=3"),
            new Example(
                    "pgjdbc",
                    "libpq-uri",
                    "jdbc:postgresql://db1,db2:5433/orders?user=app&password=p%40ss&ssl=true&connectTimeout=5"
                            + "&currentSchema=sales,public&targetServerType=secondary&prepareThreshold=3"),
            new Example(
                    "libpq-uri",
                    "pgjdbc",
                    "postgresql://app:p%40ss@db1,db2:5433/orders?sslmode=require&sslrootcert=/etc/ca.pem"
                            + "&connect_timeout=5&options=-c%20search_path%3Dsales&keepalives_idle=30"),
            new Example(
                    "libpq-uri",
                    "r2dbc",
                    "postgresql://app:p+w%40@db1/orders?connect_timeout=5&target_session_attrs=primary"
                            + "&options=-c%20statement_timeout%3D30s"),
            new Example(
                    "r2dbc",
                    "pgjdbc",
                    "r2dbcs:postgresql://app:p%40ss@db1:5432/orders?connectTimeout=PT1.5S&statementTimeout=30s"
                            + "&schema=sales&preparedStatementCacheQueries=-1"),
            new Example(
                    "libpq-uri",
                    "vertx",
                    "postgresql://app:p%40ss@db1/orders?application_name=billing&connect_timeout=5"),
            new Example(
                    "vertx",
                    "pgjdbc",
                    "postgresql://db1:5432/orders?user=app&password=p%40ss&application_name=billing"),
            new Example(
                    "sqlalchemy",
                    "pgjdbc",
                    "postgresql://app:p/ss@db1/orders?sslmode=verify-full&application_name=billing&connect_timeout=5"),
            new Example(
                    "sqlalchemy",
                    "sqlalchemy+asyncpg",
                    "postgresql://app:p%40ss@db1/orders?sslmode=require&connect_timeout=5&application_name=billing"),
            new Example(
                    "asyncpg",
                    "pgjdbc",
                    "postgresql://app:p%40ss@db1:5432,db2:5433/orders?sslmode=require&search_path=sales"),
            new Example(
                    "dj-database-url",
                    "pgjdbc",
                    "postgis://app:p%40ss@DB1:5432/orders?currentSchema=sales&sslmode=require"),
            new Example(
                    "npgsql",
                    "pgjdbc",
                    "Host=db1,db2:5433;Database=orders;Username=app;Password=\"p;a'ss\";SSL Mode=Require;Timeout=15"
                            + ";Command Timeout=30;Search Path=sales;Maximum Pool Size=20"),
            new Example(
                    "node-pg",
                    "pgjdbc",
                    "postgresql://app:p%40ss@db1:5432/orders?sslmode=require&application_name=billing"
                            + "&statement_timeout=1500"),
            new Example("node-pg", "libpq-uri", "postgresql://app:p%40ss@db1:5432/orders?sslmode=require&fallback=x"),
            new Example(
                    "prisma",
                    "pgjdbc",
                    "postgresql://app:p%40ss@db1:5432/orders?schema=sales&sslmode=require&connection_limit=5"
                            + "&pgbouncer=true"),
            new Example(
                    "pgx",
                    "pgjdbc",
                    "postgres://app:p%40ss@db1,db2:5433/orders?sslmode=verify-full&search_path=sales"
                            + "&pool_max_conns=10&pool_max_conn_lifetime=1h30m"),
            new Example(
                    "lib-pq", "pgjdbc", "postgres://app:p%40ss@db1:5432/orders?connect_timeout=5&search_path=sales"),
            new Example(
                    "tokio-postgres",
                    "pgjdbc",
                    "postgresql://app:p%40ss@db1:5432/orders?sslmode=require&keepalives_idle=30&connect_timeout=5"),
            new Example("spring", "libpq-uri", """
                    spring.datasource.url=jdbc:postgresql://db1:5432/orders?sslmode=require&ApplicationName=billing
                    spring.datasource.username=app
                    spring.datasource.password=p@ss
                    spring.datasource.hikari.maximum-pool-size=20
                    spring.datasource.hikari.connection-timeout=2500"""));

    private ConversionExamples() {}

    /** Those whose dialects are there. */
    static Stream<Example> all() {
        return ALL.stream().filter(example -> isThere(example.from()) && isThere(example.to()));
    }

    private static boolean isThere(String id) {
        return Dialects.all().stream().anyMatch(dialect -> dialect.id().equals(id));
    }
}
