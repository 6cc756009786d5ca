package dev.regauge.load.typed;

import dev.regauge.copy.encode.WireBuffer;

/** {@code boolean}: whole words in any case. The server takes their beginnings as well. */
final class BooleanField extends TypedField {

    private static final int UNKNOWN = -1;

    @Override
    public boolean append(byte[] text, int start, int end, WireBuffer to) {
        int value = value(text, start, end);
        if (value == UNKNOWN) {
            return false;
        }
        to.length(1);
        to.int8(value);
        return true;
    }

    private static int value(byte[] text, int start, int end) {
        return switch (end - start) {
            case 1 -> letter(text[start]);
            case 2 -> is("on", text, start) ? 1 : is("no", text, start) ? 0 : UNKNOWN;
            case 3 -> is("yes", text, start) ? 1 : is("off", text, start) ? 0 : UNKNOWN;
            case 4 -> is("true", text, start) ? 1 : UNKNOWN;
            case 5 -> is("false", text, start) ? 0 : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private static int letter(byte one) {
        return switch (one) {
            case '1', 't', 'T', 'y', 'Y' -> 1;
            case '0', 'f', 'F', 'n', 'N' -> 0;
            default -> UNKNOWN;
        };
    }

    private static boolean is(String word, byte[] text, int start) {
        for (int i = 0; i < word.length(); i++) {
            if ((text[start + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
