package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Read;
import dev.regauge.lint.verify.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Columns read with a getter that gives another thing on another driver; silent where no server told the columns' types.
 *
 * @param description of the rule
 * @param getters at which it looks
 * @param probes by name of the column's type
 * @param consequence what the getter gives, as the end of a sentence
 * @param advice what to do
 */
record ColumnReads(
        Description description, Set<String> getters, Map<String, String> probes, String consequence, String advice)
        implements SqlRule {

    private static final Set<String> NUMBER_GETTERS = Set.of("getInt");

    /** {@code getObject} without a class. */
    static SqlRule objects() {
        Map<String, String> probes = Map.of(
                "int2", "reading/get-object-of-int2",
                "json", "reading/get-object-of-json",
                "jsonb", "reading/get-object-of-jsonb",
                "bytea", "reading/get-object-of-bytea",
                "interval", "reading/get-object-of-interval",
                "inet", "reading/get-object-of-inet",
                "macaddr", "reading/get-object-of-macaddr",
                "money", "reading/get-object-of-money",
                "oid", "reading/get-object-of-oid",
                "bit", "reading/get-object-of-bit");
        return new ColumnReads(
                Description.of("object-of-another-class", "getObject gives another class on each driver")
                        .why(
                                "What getObject gives for a type that JDBC has no class for is the driver's choice: a Short or an"
                                        + " Integer, a String or a PGobject, a stream or bytes. A cast that works today fails afterwards.")
                        .bad("String data = (String) rows.getObject(\"data\")  -- jsonb")
                        .good("String data = rows.getString(\"data\")")
                        .probes(probes.values().stream().sorted().toArray(String[]::new)),
                Set.of("getObject"),
                probes,
                "gives another class on each driver",
                "Read it with the getter of the class that the program wants: getString, getInt, getBytes.");
    }

    /** {@code getBlob} of a bytea. */
    static SqlRule blobs() {
        return new ColumnReads(
                Description.of("blob-of-bytea", "getBlob of a bytea column")
                        .why(
                                "To pgjdbc a Blob is a large object, of which the column holds the number: it reads the bytes as a"
                                        + " number and fails. pgjdbc-ng reads the bytes, and not always the right ones.")
                        .bad("rows.getBlob(\"picture\")  -- bytea")
                        .good("rows.getBytes(\"picture\")")
                        .probes("reading/blob-of-bytea"),
                Set.of("getBlob"),
                Map.of("bytea", "reading/blob-of-bytea"),
                "reads a large object, and the column is none",
                "Read the bytes with getBytes or getBinaryStream. Their price: the whole value is held in memory.");
    }

    /** {@code getString} of a bytea or money. */
    static SqlRule bytes() {
        return new ColumnReads(
                Description.of("bytes-as-text", "Bytes and money read as text look as the driver likes")
                        .why(
                                "The server writes bytea as \\x01ff. A driver that receives it in binary gives what its own code makes of"
                                        + " the bytes: characters, or the name of the array, from some execution on.")
                        .bad("rows.getString(\"checksum\")  -- bytea")
                        .good("rows.getBytes(\"checksum\")")
                        .probes("reading/string-of-bytea", "reading/string-of-money"),
                Set.of("getString"),
                Map.of("bytea", "reading/string-of-bytea", "money", "reading/string-of-money"),
                "gives a text that the driver makes",
                "Read bytes with getBytes; for a text let the server write it: encode(checksum, 'hex'), total::text.");
    }

    /** {@code getInt} of a boolean. */
    static SqlRule truths() {
        return new ColumnReads(
                Description.of("number-of-boolean", "getInt of a column of truth values")
                        .why("pgjdbc reads no number from a boolean: 22003. pgjdbc-ng makes 1 and 0 of it.")
                        .bad("rows.getInt(\"paid\")  -- bool")
                        .good("rows.getBoolean(\"paid\") ? 1 : 0")
                        .probes("reading/int-of-bool"),
                NUMBER_GETTERS,
                Map.of("bool", "reading/int-of-bool"),
                "reads a number from a truth value",
                "Read it with getBoolean.");
    }

    @Override
    public List<Match> matches(SqlText text) {
        return text.site().reads().stream()
                .filter(read ->
                        getters.contains(read.getter()) && read.targetType().isEmpty())
                .flatMap(read -> text.column(read).stream()
                        .filter(column -> probes.containsKey(column.type()))
                        .map(column -> match(read, column)))
                .toList();
    }

    private Match match(Read read, Verdict.Column column) {
        return Match.at(Match.NOWHERE)
                .probe(probes.getOrDefault(column.type(), ""))
                .judge(Judge.PROBE)
                .line(read.line())
                .message("Column `" + column.label() + "` is " + column.type() + ": " + read.getter() + " "
                        + consequence)
                .why(description.why())
                .advice(advice);
    }
}
