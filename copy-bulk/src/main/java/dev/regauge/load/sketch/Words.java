package dev.regauge.load.sketch;

import java.util.List;

/** Words that mean a value, in any case. */
final class Words {

    /** Not y and n, on and off: they are as often something else. */
    private static final List<String> TRUTHS = List.of("true", "false", "t", "f", "yes", "no");

    private static final List<Shape> OF_TRUTHS =
            List.of(Shape.TRUE, Shape.FALSE, Shape.T, Shape.F, Shape.YES, Shape.NO);

    private static final int LONGEST = 8;

    private Words() {}

    static Shape shape(byte[] text, int start, int end) {
        if (end - start > LONGEST) {
            return Shape.OTHER;
        }
        for (int i = 0; i < TRUTHS.size(); i++) {
            if (is(TRUTHS.get(i), text, start, end)) {
                return OF_TRUTHS.get(i);
            }
        }
        return infinity(text, start, end) || is("nan", text, start, end) ? Shape.NO_NUMBER : Shape.OTHER;
    }

    static boolean infinity(byte[] text, int start, int end) {
        return is("inf", text, start, end) || is("infinity", text, start, end);
    }

    private static boolean is(String word, byte[] text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text[start + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
