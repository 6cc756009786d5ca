package dev.regauge.lint.report;

/** Text as the formats of machines can hold it: statements of other people's programs may hold anything. */
final class WellFormed {

    private static final int REPLACEMENT = 0xFFFD;

    private WellFormed() {}

    /** Half a surrogate pair cannot be written as UTF-8. */
    static String unicode(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? text
                : text.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** XML 1.0 has no place for most control characters, not even escaped (section 2.2, production 2). */
    static String xml(String text) {
        return text.codePoints()
                .map(c -> inXml(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= REPLACEMENT)
                || c >= 0x10000;
    }
}
