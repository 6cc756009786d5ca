package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What pgjdbc changed about its URLs: the newest version, 42.2.5 and 9.4.1212, as their {@code PGProperty} lists it. */
enum PgjdbcVersion {
    /** Checks ports, takes {@code host} for {@code PGHOST}, refuses slashes in the database. */
    NEWEST("pgjdbc", "pgjdbc 42.7.14", TlsMode.PREFER),

    /** The first in which {@code ssl=true} checks the server's name. */
    V42_2_5("pgjdbc:42.2.5", "pgjdbc 42.2.5", TlsMode.PREFER),

    /**
     * Without {@code sslmode} {@code ssl=true} lets Java check the certificate, and nobody the server's name; without either
     * there is no TLS, and no word for trying it.
     */
    V9_4("pgjdbc:9.4", "pgjdbc 9.4.1212", TlsMode.DISABLE);

    private static final Meaning MODES = Meanings.wordsInAnyCase(
            "disable",
            "disable",
            "allow",
            "allow",
            "prefer",
            "prefer",
            "require",
            "require",
            "verify-ca",
            "verify-ca",
            "verify-full",
            "verify-full");

    /** In small letters only. */
    private static final Meaning MODES_OF_9_4 = Meanings.words(
            "disable", "disable", "require", "require", "verify-ca", "verify-ca", "verify-full", "verify-full");

    private static final Meaning SSL = Meanings.wordsOr("prefer", "verify-full", "true", "verify-full", "");
    private static final Meaning SSL_OF_9_4 = Meanings.wordsOr("disable", "verify-ca", "true", "verify-ca", "");

    /** The primary of pgjdbc is asked for {@code transaction_read_only}, as libpq does for read-write. */
    private static final Meaning TARGETS = Meanings.words(
            "any",
            "any",
            "read-write",
            "primary",
            "read-write",
            "master",
            "primary",
            "primary",
            "standby",
            "secondary",
            "standby",
            "slave",
            "read-only",
            "secondary",
            "prefer-standby",
            "preferSecondary",
            "prefer-standby",
            "preferSlave",
            "prefer-primary",
            "preferPrimary");

    private static final Meaning TARGETS_OF_42_2_5 = Meanings.words(
            "any",
            "any",
            "primary",
            "master",
            "read-write",
            "master",
            "standby",
            "secondary",
            "standby",
            "slave",
            "read-only",
            "secondary",
            "prefer-standby",
            "preferSecondary",
            "prefer-standby",
            "preferSlave");

    private static final Meaning TARGETS_OF_9_4 = Meanings.words(
            "any",
            "any",
            "primary",
            "master",
            "read-write",
            "master",
            "standby",
            "slave",
            "read-only",
            "slave",
            "prefer-standby",
            "preferSlave");

    private static final Set<String> SINCE_42_3 = Set.of(
            "service",
            "localSocketAddress",
            "sslNegotiation",
            "authenticationPluginClassName",
            "xmlFactoryFactory",
            "pemKeyAlgorithm",
            "channelBinding",
            "requireAuth",
            "gssEncMode",
            "gssUseDefaultCreds",
            "queryTimeout",
            "sslResponseTimeout",
            "gssResponseTimeout",
            "tcpNoDelay",
            "options",
            "readOnlyMode",
            "groupStartupParameters",
            "adaptiveFetch",
            "adaptiveFetchMaximum",
            "adaptiveFetchMinimum",
            "classLoaderStrategy",
            "cleanupSavepoints",
            "connectExecutor",
            "connectExecutorArg",
            "convertBooleanToNumeric",
            "escapeSyntaxCallMode",
            "flushCacheOnDdl",
            "hideUnprivilegedObjects",
            "logServerErrorDetail",
            "maxResultBuffer",
            "maxSendBufferSize",
            "quoteReturningIdentifiers",
            "reWriteBatchedInsertsSize",
            "scramMaxIterations");

    private static final Set<String> SINCE_42 = Set.of("jaasLogin", "replication", "loggerFile", "loggerLevel");

    private final String id;
    private final String parser;
    private final TlsMode defaultMode;

    PgjdbcVersion(String id, String parser, TlsMode defaultMode) {
        this.id = id;
        this.parser = parser;
        this.defaultMode = defaultMode;
    }

    String id() {
        return id;
    }

    String parser() {
        return parser;
    }

    TlsMode defaultMode() {
        return defaultMode;
    }

    boolean isNewest() {
        return this == NEWEST;
    }

    boolean checksPorts() {
        return this != V9_4;
    }

    Meaning modes() {
        return this == V9_4 ? MODES_OF_9_4 : MODES;
    }

    Meaning ssl() {
        return this == V9_4 ? SSL_OF_9_4 : SSL;
    }

    Meaning targets() {
        return switch (this) {
            case NEWEST -> TARGETS;
            case V42_2_5 -> TARGETS_OF_42_2_5;
            case V9_4 -> TARGETS_OF_9_4;
        };
    }

    /** Only the newest leaves it to another parameter whether the server keeps it. */
    Word readOnly() {
        Word word = Word.of(Concept.READ_ONLY, Meanings.BOOLEAN, "readOnly");
        return isNewest() ? word.alongWith("readOnlyMode=always") : word;
    }

    /** The word without the names that came later; nothing where none is left. */
    Optional<Word> known(Word word) {
        List<String> names = new ArrayList<>(word.names());
        names.removeIf(name -> !isNewest() && SINCE_42_3.contains(name));
        names.removeIf(name -> this == V9_4 && SINCE_42.contains(name));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Word(word.concept(), List.copyOf(names), word.meaning(), word.note(), word.companion()));
    }

    /** What the newest version has no more. */
    Stream<Word> own() {
        return this == V9_4
                ? Stream.of(
                        Word.only("pgjdbc logs through java.util.logging since 42", "loglevel"),
                        Word.only("it brings back the behaviour of versions before 9.4", "compatible"),
                        Word.only("it is for servers before 7.3", "charSet"))
                : Stream.empty();
    }
}
