package dev.regauge.url;

import dev.regauge.route.Profile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dialects Regauge knows. */
public final class Dialects {

    /** The PostgreSQL project's own driver: {@code jdbc:postgresql://host:5432/database?user=u}. */
    public static final Dialect PGJDBC = new PgjdbcDialect(PgjdbcVersion.NEWEST);

    /** The "next generation" driver: {@code jdbc:pgsql://user:password@host:5432/database}. */
    public static final Dialect PGJDBC_NG = new PgjdbcNgDialect();

    /** The URIs of libpq up to 17, and of most languages: {@code postgresql://user:password@host:5432/database}. */
    public static final Dialect LIBPQ_URI = LibpqUriDialect.upTo17();

    /** libpq's lists of keys and values, up to 17: {@code host=db1 port=5432 dbname=database user=u}. */
    public static final Dialect LIBPQ_DSN = LibpqKeyValueDialect.upTo17();

    /** Npgsql's, of .NET: {@code Host=db1;Port=5432;Database=database;Username=u;SSL Mode=Require}. */
    public static final Dialect NPGSQL = new NpgsqlDialect();

    /** SQLAlchemy with the driver it takes without a name: {@code postgresql://user:password@host:5432/database}. */
    public static final Dialect SQLALCHEMY = SqlAlchemyPsycopgDialect.ofDefault();

    /** SQLAlchemy with psycopg2: {@code postgresql+psycopg2://user:password@host:5432/database}. */
    public static final Dialect SQLALCHEMY_PSYCOPG2 = SqlAlchemyPsycopgDialect.ofPsycopg2();

    /** SQLAlchemy with psycopg 3: {@code postgresql+psycopg://user:password@host:5432/database}. */
    public static final Dialect SQLALCHEMY_PSYCOPG = SqlAlchemyPsycopgDialect.ofPsycopg();

    /** SQLAlchemy with asyncpg: {@code postgresql+asyncpg://user:password@host:5432/database?ssl=require}. */
    public static final Dialect SQLALCHEMY_ASYNCPG = new SqlAlchemyAsyncpgDialect();

    /** SQLAlchemy with pg8000: {@code postgresql+pg8000://user:password@host:5432/database}. */
    public static final Dialect SQLALCHEMY_PG8000 = new SqlAlchemyPg8000Dialect();

    /** The DSNs of asyncpg, which look like libpq's URIs: {@code postgresql://user:password@host:5432/database}. */
    public static final Dialect ASYNCPG = new AsyncpgDialect();

    /** The URLs of dj-database-url: {@code postgis://user:password@host:5432/database}. */
    public static final Dialect DJ_DATABASE_URL = new DjDatabaseUrlDialect();

    /** The connection strings of node-postgres: {@code postgresql://user:password@host:5432/database}. */
    public static final Dialect NODE_PG = NodePgDialect.create();

    /** The URLs of postgres.js: {@code postgres://user:password@host:5432,host:5432/database}. */
    public static final Dialect POSTGRES_JS = new PostgresJsDialect();

    /** The URLs of sqlx: {@code postgres://user:password@host:5432/database}. */
    public static final Dialect SQLX = new SqlxDialect();

    /** The URLs of Prisma: {@code postgresql://user:password@host:5432/database?schema=public}. */
    public static final Dialect PRISMA = new PrismaDialect();

    /** The URLs of R2DBC, pooled ones among them: {@code r2dbc:postgresql://user:password@host:5432/database}. */
    public static final Dialect R2DBC = new R2dbcDialect();

    /** The URIs of the Vert.x client, and so of Hibernate Reactive and Quarkus. */
    public static final Dialect VERTX = new VertxDialect();

    /** Spring Boot's keys: {@code spring.datasource.url}, {@code .username}, {@code .password} and those of the pool. */
    public static final Dialect SPRING = new SpringDialect(PGJDBC);

    /** The keys of Jakarta Persistence and Hibernate: {@code jakarta.persistence.jdbc.url}, {@code .user}, {@code .password}. */
    public static final Dialect HIBERNATE = new HibernateDialect(PGJDBC);

    /** The first that recognises a text is taken for it, so of those that begin alike the most common stands first. */
    private static final List<Dialect> ALL = List.of(
            PGJDBC,
            PGJDBC_NG,
            LIBPQ_URI,
            LibpqUriDialect.from18(),
            LIBPQ_DSN,
            LibpqKeyValueDialect.from18(),
            NPGSQL,
            SQLALCHEMY,
            SQLALCHEMY_PSYCOPG2,
            SQLALCHEMY_PSYCOPG,
            SQLALCHEMY_ASYNCPG,
            SQLALCHEMY_PG8000,
            ASYNCPG,
            DJ_DATABASE_URL,
            NODE_PG,
            POSTGRES_JS,
            SQLX,
            PRISMA,
            R2DBC,
            VERTX,
            new PgjdbcDialect(PgjdbcVersion.V42_2_5),
            new PgjdbcDialect(PgjdbcVersion.V9_4),
            new PgxDialect(),
            new GoPqDialect(),
            new TokioPostgresDialect(),
            SPRING,
            HIBERNATE);

    private Dialects() {}

    /** All of them. */
    public static List<Dialect> all() {
        return ALL;
    }

    /**
     * The dialect of this name.
     *
     * @throws IllegalArgumentException naming the known ones when it is none of them
     */
    public static Dialect byId(String id) {
        return ALL.stream()
                .filter(dialect -> dialect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> {
                    String known = ALL.stream().map(Dialect::id).collect(Collectors.joining(", "));
                    return new IllegalArgumentException("Not a dialect: \"" + id + "\"; write one of " + known);
                });
    }

    /** The dialect that a driver reads. */
    public static Dialect of(Profile profile) {
        return byId(profile.driver());
    }

    /** The dialect whose prefix the text begins with; only the beginning is looked at. */
    public static Optional<Dialect> recognise(String text) {
        for (Dialect dialect : ALL) {
            if (dialect.recognises(text)) {
                return Optional.of(dialect);
            }
        }
        return Wrapper.of(text)
                .flatMap(outer -> ALL.stream().filter(outer::wraps).findFirst());
    }
}
