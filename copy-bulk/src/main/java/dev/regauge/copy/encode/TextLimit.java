package dev.regauge.copy.encode;

/** How long text may be, asked once it is in the buffer: policies may have made it shorter or longer. */
interface TextLimit {

    /** Any length. */
    TextLimit NONE = (buffer, begun, value) -> {};

    /**
     * Looks at what was written since {@code begun}.
     *
     * @throws Refusal when it is too long
     */
    void check(WireBuffer buffer, int begun, Object value);

    /** {@code varchar(n)}. The server would cut off blanks behind n characters, silently, and so store something else. */
    static TextLimit varchar(PgType type, int most, boolean bytes) {
        return (buffer, begun, value) -> {
            if (count(bytes, buffer, begun, buffer.size()) > most) {
                throw tooLong(type, value, most, unit(bytes));
            }
        };
    }

    /** {@code char(n)}, in which blanks at the end have no meaning: the server adds them and cuts them off. */
    static TextLimit bpchar(PgType type, int most, boolean bytes) {
        return (buffer, begun, value) -> {
            int end = buffer.size();
            while (end - begun > most && buffer.array()[end - 1] == ' ') {
                end--;
            }
            if (count(bytes, buffer, begun, end) > most) {
                throw tooLong(type, value, most, unit(bytes));
            }
        };
    }

    /** {@code name}. */
    static TextLimit name(PgType type) {
        return (buffer, begun, value) -> {
            if (buffer.size() - begun > 63) {
                throw tooLong(type, value, 63, "bytes of UTF-8");
            }
        };
    }

    /** {@code "char"}: one byte, which is zero for the empty text. */
    static TextLimit singleByte(PgType type) {
        return (buffer, begun, value) -> {
            if (buffer.size() == begun) {
                buffer.int8(0);
            } else if (buffer.size() > begun + 1) {
                throw tooLong(type, value, 1, "ASCII character");
            }
        };
    }

    private static String unit(boolean bytes) {
        return bytes ? "bytes in a database whose encoding is SQL_ASCII" : "characters";
    }

    private static int count(boolean bytes, WireBuffer buffer, int from, int to) {
        return bytes ? to - from : characters(buffer, from, to);
    }

    private static int characters(WireBuffer buffer, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((buffer.array()[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    private static Refusal tooLong(PgType type, Object value, int most, String of) {
        return new Refusal(
                Kind.of(value),
                "longer than the column, which is " + type.sql() + " with up to " + most + " " + of,
                "shorten the text as you want it or choose a wider type for the column");
    }
}
