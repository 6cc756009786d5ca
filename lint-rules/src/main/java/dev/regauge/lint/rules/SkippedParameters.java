package dev.regauge.lint.rules;

import dev.regauge.url.rewrite.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parameters of pgjdbc-ng's URLs that pgjdbc skips without a word. */
final class SkippedParameters {

    private static final String SKIPPED = "Drivers skip parameters they do not know. ";

    private SkippedParameters() {}

    static List<ConfigurationRule> all() {
        return List.of(
                applicationName(),
                fetchSize(),
                readOnly(),
                strictMode(),
                clientEncoding(),
                fieldLength(),
                messageSize());
    }

    private static ConfigurationRule applicationName() {
        return rule(
                Description.of("application-name-ignored", "The application's name is skipped")
                        .why(SKIPPED
                                + "pg_stat_activity and the server's log then show the driver's name for every program, and"
                                + " nobody can tell whose a connection is.")
                        .bad("jdbc:pgsql://db1/shop?application_name=orders")
                        .good("jdbc:postgresql://db1/shop?ApplicationName=orders")
                        .probesOutsideSql("connection/application-name-alias"),
                Set.of("applicationname"),
                Set.of(""),
                "with the prefix alone changed, the driver skips it and goes by its own name",
                "Write ApplicationName, which is how pgjdbc spells it.");
    }

    private static ConfigurationRule fetchSize() {
        return rule(
                Description.of("fetch-size-ignored", "The fetch size is skipped, and results are read whole")
                        .why(SKIPPED
                                + "Without a fetch size a result is held in memory as a whole, however large it is.")
                        .bad("jdbc:pgsql://db1/shop?fetchSize=500")
                        .good("jdbc:postgresql://db1/shop?defaultRowFetchSize=500")
                        .probesOutsideSql("connection/fetch-size-alias"),
                Set.of("fetchsize"),
                Set.of("0"),
                "with the prefix alone changed, the driver skips it and reads results whole",
                "Write defaultRowFetchSize. It counts within transactions only: in autocommit pgjdbc reads results whole.");
    }

    private static ConfigurationRule readOnly() {
        return rule(
                Description.of("read-only-ignored", "The connection is not read-only any more")
                        .why(SKIPPED
                                + "Without its word for read-only the connection may write. And where pgjdbc knows the word, it"
                                + " tells the server at the begin of a transaction only: in autocommit it still may.")
                        .bad("jdbc:pgsql://db1/shop?read-only=true")
                        .good("jdbc:postgresql://db1/shop?readOnly=true&readOnlyMode=always")
                        .probesOutsideSql("connection/read-only-ng"),
                Set.of("readonly"),
                Set.of("false"),
                "with the prefix alone changed, the driver skips it and the connection may write",
                "Write readOnly=true&readOnlyMode=always, or connect as a role that may not write.");
    }

    private static ConfigurationRule strictMode() {
        return rule(
                Description.of("strict-mode-dropped", "Names of columns are read another way without strict mode")
                        .why(
                                "In strict mode pgjdbc-ng's getColumnName gives the name of the table's column, else the label of the"
                                        + " result; pgjdbc gives the label, and has no other mode.")
                        .bad("jdbc:pgsql://db1/shop?strict-mode=true")
                        .good("ResultSetMetaData.getColumnLabel(1)")
                        .probesOutsideSql("connection/strict-mode-on"),
                Set.of("strictmode"),
                Set.of("false"),
                "the driver has no strict mode, and getColumnName gives the label of the result",
                "Ask getColumnLabel for the label, and PGResultSetMetaData.getBaseColumnName for the column of the table.");
    }

    private static ConfigurationRule clientEncoding() {
        return rule(
                Description.of("client-encoding-dropped", "The client's encoding is always UTF-8")
                        .why(
                                "pgjdbc speaks UTF-8 only. What the server recodes for a client of another encoding, and refuses because"
                                        + " it has no such character, goes through as it is.")
                        .bad("jdbc:pgsql://db1/shop?clientEncoding=LATIN1")
                        .good("jdbc:postgresql://db1/shop")
                        .probesOutsideSql("connection/client-encoding"),
                Set.of("clientencoding", "protocolencoding"),
                Set.of("utf8", "unicode"),
                "the driver skips it and speaks UTF-8",
                "Leave it out, and convert where the bytes are read or written.");
    }

    private static ConfigurationRule fieldLength() {
        return rule(
                Description.of("field-length-dropped", "Values are not cut any more")
                        .why(
                                "pgjdbc-ng cuts each value to the length without a word; pgjdbc has no such parameter and gives values"
                                        + " whole, of whatever size.")
                        .bad("jdbc:pgsql://db1/shop?field.length.max=1000")
                        .good("SELECT left(body, 1000) FROM articles")
                        .probesOutsideSql("connection/field-length-max-ng"),
                Set.of("fieldlengthmax"),
                Set.of(),
                "the driver skips it and gives values whole",
                "Cut in the SQL where it is meant, with left(..) or substring(..).");
    }

    private static ConfigurationRule messageSize() {
        return rule(
                Description.of("message-size-dropped", "Nothing keeps a large row from being read any more")
                        .why(
                                "pgjdbc-ng refuses a message from the server that is larger; pgjdbc reads it. Its maxResultBuffer limits"
                                        + " a result instead.")
                        .bad("jdbc:pgsql://db1/shop?protocol.message.size.max=1000000")
                        .good("jdbc:postgresql://db1/shop?maxResultBuffer=100M")
                        .probesOutsideSql("connection/message-size-max-ng"),
                Set.of("protocolmessagesizemax"),
                Set.of(),
                "the driver skips it and reads messages of any size",
                "Where a limit is meant, set maxResultBuffer.");
    }

    private static ConfigurationRule rule(
            Description description, Set<String> parameters, Set<String> harmless, String trouble, String advice) {
        return new ConfigurationRule(
                description, Edit.Kind.URL, parameters, harmless, Optional.empty(), trouble, advice);
    }
}
