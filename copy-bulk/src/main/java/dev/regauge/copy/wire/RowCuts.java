package dev.regauge.copy.wire;

/** Finds where rows end in binary COPY's format, over chunks that are cut anywhere. */
final class RowCuts {

    private int number;
    private int missing = 2;
    private boolean isCount = true;
    private int fields;
    private int skip;

    /**
     * Reads on.
     *
     * @return the offset behind the last row that ends in the chunk; -1 when none does
     */
    int read(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int cut = -1;
        int at = offset;
        while (at < end) {
            if (skip > 0) {
                int step = Math.min(skip, end - at);
                skip -= step;
                at += step;
            } else {
                number = (number << 8) | (bytes[at++] & 0xff);
                if (--missing == 0) {
                    take();
                }
            }
            if (skip == 0 && fields == 0 && missing == 4 && !isCount) {
                nextRow();
                cut = at;
            }
        }
        return cut;
    }

    private void take() {
        if (isCount) {
            fields = number;
        } else {
            fields--;
            skip = Math.max(0, number);
        }
        isCount = false;
        number = 0;
        missing = 4;
    }

    private void nextRow() {
        isCount = true;
        missing = 2;
    }
}
