package dev.regauge.copy.encode;

/** Hardware addresses: bytes, and text of as many pairs of hexadecimal digits with colons or hyphens between. */
final class MacEncoder extends Encoder {

    private final PgType type;
    private final int length;

    MacEncoder(PgType type, int length) {
        this.type = type;
        this.length = length;
    }

    @Override
    boolean isOneValue(Object arrayOrCollection) {
        return arrayOrCollection instanceof byte[];
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        if (value instanceof byte[] bytes && bytes.length == length) {
            to.length(length);
            to.bytes(bytes, 0, length);
        } else if (value instanceof String text) {
            parse(text, to);
        } else {
            throw Refusal.kind(type, value, length + " bytes, or a String such as 08:00:2b:01:02:03");
        }
    }

    private void parse(String text, WireBuffer to) {
        boolean fits = text.length() == 3 * length - 1 && (text.indexOf('-') < 0 || text.indexOf(':') < 0);
        to.length(length);
        for (int i = 0; fits && i < length; i++) {
            int high = digit(text.charAt(3 * i));
            int low = digit(text.charAt(3 * i + 1));
            char behind = i == length - 1 ? ':' : text.charAt(3 * i + 2);
            fits = high >= 0 && low >= 0 && (behind == ':' || behind == '-');
            to.int8((high << 4) | low);
        }
        if (!fits) {
            throw new Refusal(
                    Kind.of(text),
                    "not " + length + " pairs of digits, for " + type.sql(),
                    "write " + length + " pairs of hexadecimal digits with colons or with hyphens between");
        }
    }

    private static int digit(char character) {
        return character < 128 ? Character.digit(character, 16) : -1;
    }
}
