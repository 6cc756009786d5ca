package dev.regauge.copy.encode;

import dev.regauge.copy.value.Interval;
import dev.regauge.copy.value.Range;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.geometric.PGpoint;

/** Random types, and for each random values: the Java value together with the literal that the server reads as the same. */
final class GeneratedTypes {

    private static final String LETTERS = "ab \"'\\,(){}[]\t\né€\ud83d\ude00NULL";

    private final Random random;
    private final List<String> definitions = new ArrayList<>();
    private int made;

    GeneratedTypes(Random random) {
        this.random = random;
    }

    /** @param literal in the type's input syntax; null together with the value */
    record Sample(Object value, String literal) {
        static final Sample NULL = new Sample(null, null);
    }

    /** @param rows whether a List is one value of it, so that its arrays have one dimension */
    record Type(String sql, Function<Random, Sample> values, boolean rows) {

        Sample next(Random random) {
            return random.nextInt(6) == 0 ? Sample.NULL : values.apply(random);
        }
    }

    /** The statements that create what {@link #any} used. */
    List<String> definitions() {
        return definitions;
    }

    Type any(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> array(any(depth - 1));
            case 2 ->
                composite(IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(i -> any(depth - 1))
                        .toList());
            case 3 -> domain(scalar());
            case 4 -> enumeration();
            case 5 -> range();
            case 6 -> multirange(range());
            default -> scalar();
        };
    }

    private String name(String kind, String definition) {
        String name = "\"" + kind + " " + made++ + "\"";
        definitions.add(definition.replace("NAME", name));
        return name;
    }

    private Type array(Type of) {
        if (of.sql.endsWith("[]")) {
            return of;
        }
        return new Type(
                of.sql + "[]",
                r -> {
                    int outer = of.rows || r.nextBoolean() ? 0 : 1 + r.nextInt(3);
                    int inner = outer == 0 ? r.nextInt(4) : 1 + r.nextInt(3);
                    if (outer == 0) {
                        return row(of, inner, r);
                    }
                    List<Sample> parts = IntStream.range(0, outer)
                            .mapToObj(i -> row(of, inner, r))
                            .toList();
                    return new Sample(
                            parts.stream().map(Sample::value).toList(),
                            parts.stream().map(Sample::literal).collect(Collectors.joining(",", "{", "}")));
                },
                false);
    }

    private static Sample row(Type of, int size, Random r) {
        List<Sample> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(of.next(r));
        }
        List<Object> values = elements.stream().map(Sample::value).collect(Collectors.toCollection(ArrayList::new));
        return new Sample(
                r.nextBoolean() ? values : values.toArray(),
                elements.stream()
                        .map(element -> element.literal == null ? "NULL" : quoted(element.literal))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private Type composite(List<Type> parts) {
        String name = name(
                "Row",
                "create type NAME as ("
                        + IntStream.range(0, parts.size())
                                .mapToObj(i -> "\"a " + i + "\" " + parts.get(i).sql)
                                .collect(Collectors.joining(", "))
                        + ")");
        return new Type(
                name,
                r -> {
                    List<Sample> samples = new ArrayList<>();
                    parts.forEach(part -> samples.add(part.next(r)));
                    List<Object> values =
                            samples.stream().map(Sample::value).collect(Collectors.toCollection(ArrayList::new));
                    Map<String, Object> named = new LinkedHashMap<>();
                    IntStream.range(0, parts.size()).forEach(i -> named.put("a " + i, values.get(i)));
                    Object value = r.nextInt(3) == 0 ? named : r.nextBoolean() ? values : values.toArray();
                    return new Sample(
                            value,
                            samples.stream()
                                    .map(sample -> sample.literal == null ? "" : quoted(sample.literal))
                                    .collect(Collectors.joining(",", "(", ")")));
                },
                true);
    }

    /** Arrays, composites and ranges all read backslashes inside of quotes. */
    private static String quoted(String literal) {
        return '"' + literal.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Type domain(Type over) {
        return new Type(name("Domain", "create domain NAME as " + over.sql), over.values, over.rows);
    }

    private Type enumeration() {
        List<String> labels = IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(i -> i + " \"é,\\")
                .toList();
        String name = name(
                "Enum",
                "create type NAME as enum ("
                        + labels.stream().map(label -> "'" + label + "'").collect(Collectors.joining(", ")) + ")");
        return new Type(name, r -> same(labels.get(r.nextInt(labels.size()))), false);
    }

    private Type range() {
        return switch (random.nextInt(5)) {
            case 0 -> range("int4range", r -> r.nextInt(2_000_000) - 1_000_000, Object::toString);
            case 1 -> range("int8range", r -> r.nextLong() >> 8, Object::toString);
            case 2 ->
                range("numrange", r -> new BigDecimal(new BigInteger(60, r), r.nextInt(9)), BigDecimal::toPlainString);
            case 3 -> range("daterange", GeneratedTypes::date, LocalDate::toString);
            default -> range("tsrange", GeneratedTypes::dateTime, LocalDateTime::toString);
        };
    }

    private static <T extends Comparable<? super T>> Type range(
            String sql, Function<Random, T> value, Function<T, String> literal) {
        return new Type(
                sql,
                r -> {
                    T one = value.apply(r);
                    T other = value.apply(r);
                    boolean ordered = one.compareTo(other) < 0;
                    T lower = ordered ? one : other;
                    T upper = ordered ? other : one;
                    String from = quoted(literal.apply(lower));
                    String to = quoted(literal.apply(upper));
                    return switch (r.nextInt(8)) {
                        case 0 -> new Sample(Range.empty(), "empty");
                        case 1 -> new Sample(Range.all(), "(,)");
                        case 2 -> new Sample(Range.atLeast(lower), "[" + from + ",)");
                        case 3 -> new Sample(Range.lessThan(upper), "(," + to + ")");
                        case 4 -> new Sample(Range.open(lower, upper), "(" + from + "," + to + ")");
                        case 5 -> new Sample(Range.openClosed(lower, upper), "(" + from + "," + to + "]");
                        case 6 -> new Sample(Range.closed(lower, lower), "[" + from + "," + from + "]");
                        default -> new Sample(Range.closedOpen(lower, upper), "[" + from + "," + to + ")");
                    };
                },
                false);
    }

    private static Type multirange(Type range) {
        return new Type(
                range.sql.replace("range", "multirange"),
                r -> {
                    List<Sample> parts = IntStream.range(0, r.nextInt(4))
                            .mapToObj(i -> range.values.apply(r))
                            .toList();
                    return new Sample(
                            parts.stream().map(Sample::value).toList(),
                            parts.stream().map(Sample::literal).collect(Collectors.joining(",", "{", "}")));
                },
                true);
    }

    private Type scalar() {
        List<Type> all = SCALARS;
        return all.get(random.nextInt(all.size()));
    }

    private static Type scalar(String sql, Function<Random, Sample> values) {
        return new Type(sql, values, false);
    }

    private static Sample same(Object value) {
        return new Sample(value, value.toString());
    }

    private static final List<Type> SCALARS = List.of(
            scalar("bool", r -> same(r.nextBoolean())),
            scalar("int2", r -> same((short) r.nextInt())),
            scalar("int4", r -> same(r.nextInt())),
            scalar("int8", r -> same(r.nextBoolean() ? r.nextLong() : (Object) r.nextInt())),
            scalar("float4", r -> same(Float.intBitsToFloat(r.nextInt()))),
            scalar("float8", r -> same(Double.longBitsToDouble(r.nextLong()))),
            scalar("numeric", r -> same(new BigDecimal(new BigInteger(r.nextInt(200), r), r.nextInt(60) - 20))),
            scalar("numeric(12,4)", r -> same(BigDecimal.valueOf(r.nextInt(), 2 + r.nextInt(3)))),
            scalar("money", r -> same(BigDecimal.valueOf(r.nextInt(), 2))),
            scalar("oid", r -> same(r.nextInt() & 0xFFFFFFFFL)),
            scalar("text", r -> same(text(r, 30))),
            scalar("varchar(20)", r -> same(text(r, 20))),
            scalar("char(7)", r -> same(text(r, 7))),
            scalar("bytea", r -> bytes(r, r.nextInt(20), "\\x")),
            scalar("uuid", r -> same(new UUID(r.nextLong(), r.nextLong()))),
            scalar("jsonb", r -> same("{\"k\": [" + r.nextInt() + ", null, \"\\\"" + r.nextInt(9) + "é\"]}")),
            scalar("date", r -> same(date(r))),
            scalar("timestamp", r -> same(dateTime(r))),
            scalar("timestamp(2)", r -> same(dateTime(r))),
            scalar("timestamptz", r -> same(dateTime(r).toInstant(ZoneOffset.UTC))),
            scalar("time", r -> same(LocalTime.ofNanoOfDay(r.nextLong(86_400_000_000L) * 1000))),
            scalar("interval", GeneratedTypes::interval),
            scalar("bit(9)", r -> bits(r, 9)),
            scalar("varbit", r -> bits(r, r.nextInt(40))),
            scalar("inet", r -> same(address(r) + "/" + r.nextInt(33))),
            scalar("cidr", r -> same(address(r))),
            scalar("macaddr", r -> bytes(r, 6, "")),
            scalar("point", r -> point(r.nextGaussian(), r.nextGaussian())));

    private static String text(Random r, int most) {
        int[] points = LETTERS.codePoints().toArray();
        return IntStream.range(0, r.nextInt(most + 1))
                .map(i -> points[r.nextInt(points.length)])
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Sample bytes(Random r, int size, String prefix) {
        byte[] bytes = new byte[size];
        r.nextBytes(bytes);
        return new Sample(bytes, prefix + HexFormat.of().formatHex(bytes));
    }

    private static Sample bits(Random r, int size) {
        boolean[] bits = new boolean[size];
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < size; i++) {
            bits[i] = r.nextBoolean();
            literal.append(bits[i] ? '1' : '0');
        }
        return new Sample(r.nextBoolean() ? bits : literal.toString(), literal.toString());
    }

    private static String address(Random r) {
        return Arrays.stream(new int[4]).mapToObj(i -> "" + r.nextInt(256)).collect(Collectors.joining("."));
    }

    private static Sample point(double x, double y) {
        return new Sample(new PGpoint(x, y), "(" + x + "," + y + ")");
    }

    private static LocalDate date(Random r) {
        return LocalDate.ofEpochDay(r.nextInt(2_932_000) - 719_000);
    }

    private static LocalDateTime dateTime(Random r) {
        return date(r).atTime(LocalTime.ofNanoOfDay(r.nextLong(86_400_000_000L) * 1000));
    }

    private static Sample interval(Random r) {
        Interval interval = new Interval(r.nextInt(9999), r.nextInt(9999) - 5000, r.nextLong() >> 20);
        return new Sample(
                interval,
                interval.months() + " mons " + interval.days() + " days " + interval.microseconds() + " microseconds");
    }
}
