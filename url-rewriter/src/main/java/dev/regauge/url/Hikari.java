package dev.regauge.url;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The properties of HikariCP, which several frameworks write under a beginning of their own. */
final class Hikari {

    /** A data source of a class of its own takes no URL. */
    static final List<String> WITHOUT_URL = List.of("dataSourceClassName", "dataSourceJNDI");

    private static final Meaning CONNECTIONS = new Meanings.Numbers("connections");

    /** {@code Connection.setSchema} takes one name, where others take a list that they read as SQL. */
    private static final Meaning ONE_SCHEMA = Meanings.of(Hikari::asIdentifier, neutral -> Optional.empty());

    private static final String LOCAL = "it is about HikariCP and its pool, not about the server";
    private static final String AT_START = "HikariCP says it on each new connection; say it there again";

    private Hikari() {}

    /** The table, each name as a framework writes it. */
    static Stream<Word> words(UnaryOperator<String> spelling) {
        return Stream.of(
                        Word.of(Concept.POOL_MAXIMUM, CONNECTIONS, "maximumPoolSize"),
                        Word.of(Concept.POOL_MINIMUM, CONNECTIONS, "minimumIdle"),
                        Word.of(Concept.POOL_ACQUIRE_TIMEOUT, Meanings.MILLISECONDS, "connectionTimeout"),
                        Word.of(Concept.POOL_IDLE_TIMEOUT, Meanings.MILLISECONDS, "idleTimeout"),
                        Word.of(Concept.POOL_LIFETIME, Meanings.MILLISECONDS, "maxLifetime"),
                        Word.of(Concept.SEARCH_PATH, ONE_SCHEMA, "schema"),
                        Word.of(Concept.READ_ONLY, Meanings.BOOLEAN, "readOnly"),
                        Word.only(AT_START, "connectionInitSql", "autoCommit", "transactionIsolation", "catalog"),
                        Word.only("the driver's class goes with the driver", "driverClassName"),
                        Word.only(
                                LOCAL,
                                "allowPoolSuspension",
                                "connectionTestQuery",
                                "exceptionOverrideClassName",
                                "initializationFailTimeout",
                                "isolateInternalQueries",
                                "keepaliveTime",
                                "leakDetectionThreshold",
                                "poolName",
                                "registerMbeans",
                                "validationTimeout"))
                .map(word -> word.named(spelling));
    }

    private static Optional<String> asIdentifier(String schema) {
        boolean plain = !schema.isEmpty()
                && schema.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_')
                && !schema.equals("user");
        return Optional.of(plain ? schema : '"' + schema.replace("\"", "\"\"") + '"');
    }
}
