package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;

/** Parameters as Python's {@code parse_qs} finds them: one whose value is empty is left out. */
final class PythonQuery {

    private PythonQuery() {}

    /** What has no equals sign is left out as well. */
    static void read(PythonText in, int end) {
        while (in.at() < end) {
            parameter(in, in.find("&", in.at(), end));
            if (in.at() < end) {
                in.mark(1);
            }
        }
    }

    /** What has no equals sign is refused ({@code strict_parsing}), be it empty. */
    static void readStrictly(PythonText in, int end) {
        boolean more = in.at() < end;
        while (more) {
            int next = in.find("&", in.at(), end);
            if (in.find("=", in.at(), next) == next) {
                throw in.misread("a parameter has no equals sign", in.at(), "write name=value");
            }
            parameter(in, next);
            more = next < end;
            if (more) {
                in.mark(1);
            }
        }
    }

    private static void parameter(PythonText in, int end) {
        int equals = in.find("=", in.at(), end);
        if (equals + 1 < end) {
            in.take(Kind.NAME, equals);
            in.mark(1);
            in.take(Kind.VALUE, end);
        } else if (end > in.at()) {
            in.take(Kind.DROPPED_NAME, equals);
            in.takeUnlessEmpty(Kind.MARK, end);
        }
    }
}
