package dev.regauge.load.typed;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts of usual values for each type, and what becomes of them in careless hands. */
final class Texts {

    /** Pieces that mean something to one reader or another. */
    private static final List<String> PIECES = List.of(
            "0",
            "1",
            "5",
            "9",
            "00",
            "60",
            "24",
            "99999999999999999999",
            "+",
            "-",
            " ",
            "  ",
            "_",
            ".",
            ",",
            ":",
            "/",
            "e",
            "E",
            "e5",
            "e-400",
            "x",
            "0x",
            "0b1",
            "0o7",
            "T",
            "t",
            "Z",
            "z",
            "UTC",
            "+02",
            "-05:30",
            "+0530",
            "BC",
            "AD",
            "PM",
            "inf",
            "NaN",
            "\u0663",
            "\uff11",
            "\u00a0",
            "\t",
            "\n",
            "\\",
            "'",
            "\"",
            "{",
            "}",
            "\u00e9",
            "\ud83d\ude00",
            "true",
            "on",
            "f",
            "2024",
            "24-1-2",
            "Jan",
            "J2451187",
            "now",
            "epoch");

    private static final List<String> TIMES = List.of(
            "12:30",
            "00:00:00",
            "23:59:59.999999",
            "07:08:09.5",
            "24:00:00",
            "12:30:60",
            "9:05",
            "1:2:3",
            "040506",
            "10:11:12.1234567",
            "04:05 PM",
            "00:00:00.0000005");

    private static final List<String> DATES = List.of(
            "2024-02-29",
            "2023-02-29",
            "2024-02-30",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31",
            "10000-01-01",
            "1900-02-29",
            "2000-02-29",
            "01/02/2024",
            "02-01-2024",
            "24-01-02",
            "2024-1-2",
            "20240102",
            "1.2.2024",
            "2024.01.02",
            "2024/01/02",
            "Jan 2 2024",
            "infinity",
            "-infinity",
            "today",
            "1999-12-31",
            "2024-001",
            "2024-13-01",
            "2024-00-10",
            "2024-10-00",
            "1582-10-10",
            "0099-03-01");

    private static final List<String> ZONES = List.of(
            "Z",
            "+00",
            "-00:30",
            "+15:59",
            "+16",
            "-15:59",
            "+0530",
            "+05:30",
            "+05:60",
            " +02",
            "+5",
            "+5:30",
            "+01:02:03",
            " UTC",
            " CET",
            " America/New_York",
            "-12",
            "+999");

    private static final Map<String, List<String>> USUAL = Map.of(
            "bool", List.of("t", "f", "true", "FALSE", "Yes", "no", "on", "OFF", "1", "0", "y", "N", "tr", "o", "of"),
            "int",
                    List.of(
                            "0",
                            "-0",
                            "7",
                            "007",
                            "+7",
                            "32767",
                            "-32768",
                            "32768",
                            "2147483647",
                            "-2147483648",
                            "2147483648",
                            "9223372036854775807",
                            "-9223372036854775808",
                            "9223372036854775808",
                            "-9223372036854775809",
                            "9999999999999999999",
                            "4294967295",
                            "4294967296",
                            "1_000",
                            "0x1F",
                            "010"),
            "real",
                    List.of(
                            "0",
                            "-0",
                            "1.5",
                            ".5",
                            "5.",
                            "1e10",
                            "1E-5",
                            "3.4028235e38",
                            "3.4028236e38",
                            "1e308",
                            "1e309",
                            "4.9e-324",
                            "1e-400",
                            "1.17549435e-38",
                            "1e-45",
                            "NaN",
                            "Infinity",
                            "2.2250738585072014e-308",
                            "16777217",
                            "9007199254740993",
                            "0.1",
                            "123456789.123456789",
                            "1.7976931348623157e308",
                            "0x1p3",
                            "1.00000005960464477539062500000000001",
                            "0e999",
                            "1e",
                            "."),
            "numeric",
                    List.of(
                            "0",
                            "-0",
                            "0.00",
                            "-0.00",
                            "1.5",
                            "12345.67",
                            "9999999999.99",
                            "10000000000",
                            "0.005",
                            "1e3",
                            "NaN",
                            ".5",
                            "5.",
                            "00012.50",
                            "100000000",
                            "0.00010000",
                            "12345678901234567890.1234567890",
                            "-0.000000000000000000000000",
                            "000000000000000000000000000001",
                            "1_000.5",
                            "."),
            "uuid",
                    List.of(
                            "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                            "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
                            "a0eebc999c0b4ef8bb6d6bb9bd380a11",
                            "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}",
                            "-0ee-c99-9c0b-4ef8-bb6d-6bb9bd380a11",
                            "a0ee-bc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
            "bytea", List.of("\\x", "\\x00ff", "\\xDEADbeef", "\\xabc", "abc", "\\x ab", "\\\\x", "\\000", ""),
            "text",
                    List.of(
                            "",
                            " ",
                            "abc",
                            "Jos\u00e9 \u0141uczak",
                            "\ud83d\ude00\ud83d\ude00",
                            "abc  ",
                            "     ",
                            "\\N",
                            "a\tb\nc",
                            "x".repeat(63),
                            "x".repeat(64),
                            "\u00e9".repeat(32),
                            "x".repeat(10),
                            "\u00e9".repeat(10),
                            "x".repeat(11)));

    private final Random random;

    Texts(long seed) {
        random = new Random(seed);
    }

    /** The usual ones, then so many that are made of them. */
    List<String> of(String family, int count) {
        List<String> usual = usual(family);
        return IntStream.range(0, usual.size() + count)
                .mapToObj(i -> i < usual.size() ? usual.get(i) : mutated(generated(family, usual)))
                .toList();
    }

    private static List<String> usual(String family) {
        return switch (family) {
            case "date" -> DATES;
            case "time" -> TIMES;
            case "timestamp" -> DATES.stream().flatMap(Texts::moments).toList();
            default -> USUAL.getOrDefault(family, List.of());
        };
    }

    private static java.util.stream.Stream<String> moments(String date) {
        return IntStream.range(0, TIMES.size() * 3)
                .mapToObj(i -> date
                        + (i % 2 == 0 ? " " : "T")
                        + TIMES.get(i / 3)
                        + (i % 3 == 0 ? "" : ZONES.get((i + date.length()) % ZONES.size())));
    }

    private String generated(String family, List<String> usual) {
        return switch (family) {
            case "int" -> number(random.nextInt(21), 0);
            case "numeric" -> number(random.nextInt(14), random.nextInt(5));
            case "real" -> number(random.nextInt(22), random.nextInt(22)) + (random.nextBoolean() ? "" : exponent());
            case "date" -> date();
            case "time" -> time();
            case "timestamp" -> date() + one(List.of(" ", "T")) + time() + one(List.of("", one(ZONES)));
            default -> one(usual);
        };
    }

    private String number(int whole, int fraction) {
        String sign = one(List.of("", "", "-"));
        return sign + digits(whole) + (fraction == 0 ? "" : "." + digits(fraction));
    }

    private String digits(int count) {
        return random.ints(count, 0, random.nextInt(4) == 0 ? 2 : 10)
                .mapToObj(String::valueOf)
                .reduce("", String::concat);
    }

    private String exponent() {
        return one(List.of("e", "E")) + (random.nextInt(700) - 350);
    }

    private String date() {
        return random.nextInt(5) == 0
                ? one(DATES)
                : "%04d-%02d-%02d".formatted(random.nextInt(10_000), random.nextInt(13), random.nextInt(32));
    }

    private String time() {
        String time = "%02d:%02d:%02d".formatted(random.nextInt(25), random.nextInt(61), random.nextInt(61));
        return random.nextInt(5) == 0
                ? one(TIMES)
                : time + (random.nextBoolean() ? "" : "." + digits(random.nextInt(8)));
    }

    /** Half of them stay as they are. */
    private String mutated(String text) {
        String changed = text;
        for (int times = Math.max(0, random.nextInt(6) - 2); times > 0; times--) {
            int at = random.nextInt(changed.length() + 1);
            int until = Math.min(changed.length(), at + random.nextInt(3));
            changed = changed.substring(0, at) + (random.nextInt(3) == 0 ? "" : one(PIECES)) + changed.substring(until);
        }
        return changed.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? new String(
                        changed.codePoints()
                                .filter(c -> c < 0xD800 || c > 0xDFFF)
                                .toArray(),
                        0,
                        (int) changed.codePoints()
                                .filter(c -> c < 0xD800 || c > 0xDFFF)
                                .count())
                : changed;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
