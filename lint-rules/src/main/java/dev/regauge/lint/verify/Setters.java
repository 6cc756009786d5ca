package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Binding;
import dev.regauge.route.Profile;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls the setters that the program calls, with its constants where they are known and harmless values of the same
 * class where not.
 *
 * <p>Nothing here may reach the data: a setter that makes the driver write a large object is never called. pgjdbc then
 * gets what it would bind in the end, and pgjdbc-ng gets nothing.
 */
final class Setters {

    private static final Set<String> TEXT = Set.of("setString", "setNString");

    /** pgjdbc-ng may turn these into large objects, depending on the parameter. */
    private static final Set<String> STREAMS = Set.of(
            "setAsciiStream",
            "setBinaryStream",
            "setCharacterStream",
            "setNCharacterStream",
            "setBlob",
            "setClob",
            "setNClob",
            "setSQLXML");

    private static final Set<JDBCType> LARGE_OBJECTS = Set.of(JDBCType.BLOB, JDBCType.CLOB, JDBCType.NCLOB);

    private final Connection connection;
    private final boolean pgjdbc;

    Setters(Connection connection, Profile profile) {
        this.connection = connection;
        this.pgjdbc = profile.driver().equals(Profile.PGJDBC);
    }

    /**
     * Whether the value is a text that nobody knows: a driver that refuses it may have refused our stand-in and not the
     * program's own text.
     */
    static boolean isGuess(Binding binding) {
        boolean text = TEXT.contains(binding.setter())
                || (binding.setter().equals("setObject")
                        && binding.valueType().filter(StandIns::isNotText).isEmpty());
        return text && binding.constant().isEmpty();
    }

    /**
     * Binds one parameter.
     *
     * @param parameterType what the parameter is when nothing is bound to it, where that was asked for
     * @return whether anything was bound; not where too little is known
     * @throws SQLException when the driver refuses, or the server does before it
     */
    boolean bind(PreparedStatement statement, Binding binding, Optional<String> parameterType) throws SQLException {
        if (!pgjdbc && STREAMS.contains(binding.setter())) {
            return false;
        }
        return switch (binding.setter()) {
            case "setObject" -> setObject(statement, binding);
            case "setNull" -> setNull(statement, binding);
            case "setArray" -> setArray(statement, binding, parameterType);
            case "registerOutParameter" -> registerOut(statement, binding);
            default ->
                setNumber(statement, binding)
                        || setText(statement, binding)
                        || setTime(statement, binding)
                        || setStream(statement, binding)
                        || setLargeObject(statement, binding);
        };
    }

    private static boolean setNumber(PreparedStatement statement, Binding binding) throws SQLException {
        BigDecimal number = StandIns.number(binding.constant());
        int index = binding.index();
        switch (binding.setter()) {
            case "setInt" -> statement.setInt(index, number.intValue());
            case "setLong" -> statement.setLong(index, number.longValue());
            case "setShort" -> statement.setShort(index, number.shortValue());
            case "setByte" -> statement.setByte(index, number.byteValue());
            case "setFloat" -> statement.setFloat(index, number.floatValue());
            case "setDouble" -> statement.setDouble(index, number.doubleValue());
            case "setBigDecimal" -> statement.setBigDecimal(index, number);
            case "setBoolean" -> statement.setBoolean(index, true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean setText(PreparedStatement statement, Binding binding) throws SQLException {
        String text = StandIns.isNull(binding) ? null : binding.constant().orElse(StandIns.TEXT);
        switch (binding.setter()) {
            case "setString" -> statement.setString(binding.index(), text);
            case "setNString" -> statement.setNString(binding.index(), text);
            case "setBytes" -> statement.setBytes(binding.index(), new byte[0]);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean setTime(PreparedStatement statement, Binding binding) throws SQLException {
        switch (binding.setter()) {
            case "setDate" -> statement.setDate(binding.index(), new Date(0));
            case "setTime" -> statement.setTime(binding.index(), new Time(0));
            case "setTimestamp" -> statement.setTimestamp(binding.index(), new Timestamp(0));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean setStream(PreparedStatement statement, Binding binding) throws SQLException {
        int index = binding.index();
        switch (binding.setter()) {
            case "setAsciiStream" -> statement.setAsciiStream(index, new ByteArrayInputStream(new byte[0]), 0);
            case "setBinaryStream" -> statement.setBinaryStream(index, new ByteArrayInputStream(new byte[0]), 0);
            case "setCharacterStream" -> statement.setCharacterStream(index, new StringReader(""), 0);
            case "setNCharacterStream" -> statement.setNCharacterStream(index, new StringReader(""), 0);
            case "setSQLXML" -> {
                SQLXML xml = connection.createSQLXML();
                xml.setString("<a/>");
                statement.setSQLXML(index, xml);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * pgjdbc writes a Blob into a large object and binds its number; it refuses a Reader, and makes no Clob to begin
     * with, without asking the server.
     */
    private boolean setLargeObject(PreparedStatement statement, Binding binding) throws SQLException {
        boolean reader =
                binding.valueType().filter(type -> type.endsWith("Reader")).isPresent();
        switch (binding.setter()) {
            case "setBlob" -> {
                statement.setLong(binding.index(), 0);
                return true;
            }
            case "setClob" -> {
                if (reader) {
                    statement.setClob(binding.index(), new StringReader(""));
                } else {
                    connection.createClob();
                }
                return false;
            }
            case "setNClob" -> {
                connection.createNClob();
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean setNull(PreparedStatement statement, Binding binding) throws SQLException {
        Optional<JDBCType> type = binding.sqlType().flatMap(StandIns::type);
        if (type.isPresent()) {
            statement.setNull(binding.index(), type.get().getVendorTypeNumber());
        }
        return type.isPresent();
    }

    private static boolean registerOut(PreparedStatement statement, Binding binding) throws SQLException {
        int type =
                binding.sqlType().flatMap(StandIns::type).orElse(JDBCType.OTHER).getVendorTypeNumber();
        if (statement instanceof CallableStatement call) {
            call.registerOutParameter(binding.index(), type);
        }
        return statement instanceof CallableStatement;
    }

    private boolean setArray(PreparedStatement statement, Binding binding, Optional<String> parameterType)
            throws SQLException {
        Optional<String> element = binding.sqlType().or(() -> parameterType.map(Setters::element));
        if (element.isPresent()) {
            statement.setArray(binding.index(), connection.createArrayOf(element.get(), new Object[0]));
        }
        return element.isPresent();
    }

    /** Whatever the program's array holds, it holds what the parameter is compared with or stored in. */
    private static String element(String parameterType) {
        return parameterType.startsWith("_") ? parameterType.substring(1) : parameterType;
    }

    private static boolean setObject(PreparedStatement statement, Binding binding) throws SQLException {
        Optional<JDBCType> type = binding.sqlType().flatMap(StandIns::type);
        if (binding.sqlType().isPresent() && (type.isEmpty() || LARGE_OBJECTS.contains(type.get()))) {
            return false;
        }
        Optional<Object> value = StandIns.object(binding, type);
        if (value.isEmpty() && !StandIns.isNull(binding)) {
            return false;
        }
        if (type.isPresent()) {
            statement.setObject(binding.index(), value.orElse(null), type.get().getVendorTypeNumber());
        } else {
            statement.setObject(binding.index(), value.orElse(null));
        }
        return true;
    }

    /** The types that a driver looks up by name to bind these: what arrays hold, and hstore for a map. */
    static List<String> namedTypes(List<Binding> bindings) {
        return bindings.stream()
                .flatMap(binding -> switch (binding.setter()) {
                    case "setArray" -> binding.sqlType().stream();
                    case "setObject" -> binding.valueType().filter(StandIns::isMap).map(type -> "hstore").stream();
                    default -> Stream.<String>of();
                })
                .toList();
    }
}
