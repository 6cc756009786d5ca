package dev.regauge.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Results in canonical form: one line, the same for the same data. */
final class Canonical {

    /** More results than any probe has: a driver that never says "no more" ends here. */
    private static final int MOST_RESULTS = 50;

    private static final int LONGEST_TEXT = 300;
    private static final int SHOWN_OF_LONG_TEXT = 60;
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** What {@code Object.toString} makes of an object, which is another in every run. */
    private static final Pattern IDENTITY =
            Pattern.compile("(\\[[A-Z][\\w.$]*;?|(?:\\w+\\.)+[\\w$]+)@[0-9a-f]{5,8}\\b");

    /** How pgjdbc calls a type that was created in the database. */
    private static final Pattern OID = Pattern.compile("<unknown:\\d+>");

    /** Behind these, a program does not care whose class it is. */
    private static final List<Class<?>> INTERFACES = List.of(
            Array.class,
            Struct.class,
            Clob.class,
            Blob.class,
            SQLXML.class,
            ResultSet.class,
            InputStream.class,
            Reader.class,
            Map.class);

    private Canonical() {}

    static String rows(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (rows) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join(", ", values));
            }
        }
        return lines.isEmpty() ? "no rows" : "rows: " + String.join("; ", lines);
    }

    static String labels(ResultSet rows) throws SQLException {
        ResultSetMetaData metaData = rows.getMetaData();
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            labels.add(metaData.getColumnLabel(i));
        }
        return "columns " + labels;
    }

    /** {@code 1 row updated}, {@code 2 rows updated}. */
    static String updated(long count) {
        return count == 1 ? "1 row updated" : count + " rows updated";
    }

    static String results(Statement statement, boolean first) throws SQLException {
        List<String> results = new ArrayList<>();
        boolean isRows = first;
        int count = isRows ? 0 : statement.getUpdateCount();
        while ((isRows || count != -1) && results.size() < MOST_RESULTS) {
            results.add(isRows ? rows(statement.getResultSet()) : updated(count));
            isRows = statement.getMoreResults();
            count = isRows ? 0 : statement.getUpdateCount();
        }
        return results.isEmpty() ? "no result" : String.join(", then ", results);
    }

    /** What a value holds, whatever class it comes in; what can be read only once is read. */
    static String value(@Nullable Object value) throws SQLException, IOException {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof InputStream stream) {
            return "\\x" + HexFormat.of().formatHex(stream.readAllBytes());
        }
        if (value instanceof Reader reader) {
            return all(reader);
        }
        if (value instanceof Array array) {
            return value(array.getArray());
        }
        if (value instanceof Struct struct) {
            return value(struct.getAttributes());
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, (int) clob.length());
        }
        if (value instanceof Blob blob) {
            return value(blob.getBytes(1, (int) blob.length()));
        }
        if (value instanceof SQLXML xml) {
            return String.valueOf(xml.getString());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> String.valueOf(entry.getKey()),
                            entry -> String.valueOf(entry.getValue()),
                            (first, second) -> second,
                            TreeMap::new))
                    .toString();
        }
        if (value.getClass().isArray()) {
            return elements(value);
        }
        if (value instanceof java.util.Date date) {
            return moment(date);
        }
        String text = value.toString();
        return text.isEmpty() ? "an empty text" : withoutIdentity(text);
    }

    /** With what the standard text leaves out: the offset of a moment, parts of a second, a time of day that no date has. */
    @SuppressWarnings("JavaUtilDate") // what drivers give
    private static String moment(java.util.Date date) {
        ZoneOffset offset = ZoneId.systemDefault().getRules().getOffset(Instant.ofEpochMilli(date.getTime()));
        if (date instanceof Timestamp) {
            return date + " " + offset;
        }
        long rest =
                Math.floorMod(date.getTime() + offset.getTotalSeconds() * 1000L, date instanceof Time ? 1000L : DAY);
        return rest == 0 ? date.toString() : date + " and " + rest + " ms";
    }

    private static String elements(Object array) throws SQLException, IOException {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
            elements.add(value(java.lang.reflect.Array.get(array, i)));
        }
        return elements.toString();
    }

    private static String all(Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
            text.append(buffer, 0, length);
        }
        return text.toString();
    }

    /** The class a program would have to cast to: the interface of {@code java.sql} behind which drivers hide theirs. */
    static String className(Object value) throws SQLException {
        for (Class<?> type : INTERFACES) {
            if (type.isInstance(value)) {
                return value instanceof Array array && array.getArray() != null
                        ? "java.sql.Array of " + array.getArray().getClass().getTypeName()
                        : type.getName();
            }
        }
        return value.getClass().getTypeName();
    }

    static String withoutIdentity(String text) {
        return OID.matcher(IDENTITY.matcher(text).replaceAll("$1@...")).replaceAll("<unknown:oid>");
    }

    /** A text of bearable length that differs where the whole does. */
    static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return text.substring(0, text.offsetByCodePoints(0, SHOWN_OF_LONG_TEXT)) + "... (" + text.length()
                + " characters, checksum " + Long.toHexString(checksum.getValue()) + ")";
    }
}
