package dev.regauge.copy.travel;

import dev.regauge.copy.table.Guard;
import dev.regauge.sql.Identifier;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables in which the rows of the streams wait for each other. They are ordinary, because other connections have to see
 * them; unlogged, because a crash ends the load anyway; and beside the table, where its owner finds what was left over:
 * {@code regauge_staging_}, the minute they were made in (UTC), so that one that is in use is told from one that is not, and a
 * number.
 */
final class Staging {

    static final String PREFIX = "regauge_staging_";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Destination destination;
    private final List<Identifier> tables;

    Staging(Destination destination, int number) {
        this.destination = destination;
        byte[] unique = new byte[6];
        RANDOM.nextBytes(unique);
        String prefix = PREFIX + LocalDateTime.now(ZoneOffset.UTC).format(MINUTE) + "_"
                + HexFormat.of().formatHex(unique) + "_";
        tables = IntStream.rangeClosed(1, number)
                .mapToObj(i -> beside(destination.table(), prefix + i))
                .toList();
    }

    private static Identifier beside(Identifier table, String name) {
        List<String> names = new ArrayList<>(table.names());
        names.set(names.size() - 1, name);
        return new Identifier(names);
    }

    List<Identifier> tables() {
        return tables;
    }

    /** Of the types that the rows were encoded for, whatever the table has become. */
    String create(int stream) {
        return "create unlogged table " + tables.get(stream)
                + destination.fields().stream()
                        .map(field -> Names.quoted(field.column().name()) + " " + field.parameterTypeName())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    Destination destination(int stream) {
        return new Destination(tables.get(stream), destination.fields());
    }

    /** Moves the rows of one staging table where they belong. */
    String move(int stream, String guard) {
        String values = destination.fields().stream()
                .map(field -> {
                    String column = "s." + Names.quoted(field.column().name());
                    return field.isText() ? "cast(" + column + " as " + field.typeName() + ")" : column;
                })
                .collect(Collectors.joining(", "));
        return "insert into " + destination.named() + (destination.overrides() ? " overriding system value" : "")
                + " select " + values + " from " + tables.get(stream) + " s"
                + Guard.where(guard);
    }

    List<String> drops() {
        return tables.stream().map(table -> "drop table if exists " + table).toList();
    }
}
