package dev.regauge.load.sketch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/** The least and the most of a column's numbers or moments, as they were written. */
final class Extremes {

    private byte[] least = {};
    private byte[] most = {};
    private long leastMoment;
    private long mostMoment;

    /** Takes a plain number: digits without needless zeros in front, perhaps a minus and a point. */
    void number(byte[] text, int start, int end) {
        if (least.length == 0) {
            both(text, start, end);
        } else if (compare(text, start, end, least) < 0) {
            least = Arrays.copyOfRange(text, start, end);
        } else if (compare(text, start, end, most) > 0) {
            most = Arrays.copyOfRange(text, start, end);
        }
    }

    /** Takes a moment, with its place on the line of time. */
    void moment(long moment, byte[] text, int start, int end) {
        if (least.length == 0) {
            both(text, start, end);
            leastMoment = moment;
            mostMoment = moment;
        } else if (moment < leastMoment) {
            least = Arrays.copyOfRange(text, start, end);
            leastMoment = moment;
        } else if (moment > mostMoment) {
            most = Arrays.copyOfRange(text, start, end);
            mostMoment = moment;
        }
    }

    private void both(byte[] text, int start, int end) {
        least = Arrays.copyOfRange(text, start, end);
        most = least;
    }

    Optional<String> least() {
        return shown(least);
    }

    Optional<String> most() {
        return shown(most);
    }

    private static Optional<String> shown(byte[] text) {
        return text.length == 0 ? Optional.empty() : Optional.of(new String(text, US_ASCII));
    }

    private static int compare(byte[] a, int start, int end, byte[] b) {
        boolean negative = a[start] == '-';
        if (negative != (b[0] == '-')) {
            return negative ? -1 : 1;
        }
        int sign = negative ? 1 : 0;
        int larger = magnitudes(a, start + sign, end, b, sign);
        return negative ? -larger : larger;
    }

    /** By the digits before the point, whose number tells first, then one after the other. */
    private static int magnitudes(byte[] a, int start, int end, byte[] b, int from) {
        int wholes = Integer.compare(whole(a, start, end), whole(b, from, b.length));
        return wholes != 0 ? wholes : Arrays.compare(a, start, end, b, from, b.length);
    }

    private static int whole(byte[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] != '.') {
            at++;
        }
        return at - start == 1 && text[start] == '0' ? 0 : at - start; // 0.5 is .5
    }
}
