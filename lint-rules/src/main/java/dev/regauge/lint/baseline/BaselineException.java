package dev.regauge.lint.baseline;

import java.util.List;

/** A text is no baseline; the message says what of it is not, and what to do. */
public final class BaselineException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** As many wrong lines as anybody reads. */
    private static final int SHOWN = 10;

    private BaselineException(String found, String remedy) {
        super("Not a baseline of Regauge\n  found:    " + found + "\n  to fix:   " + remedy);
    }

    static BaselineException none(String first) {
        return new BaselineException(
                first.isEmpty() ? "an empty file" : "a file that begins otherwise",
                "name the file that --update-baseline wrote, or let it write one");
    }

    static BaselineException version(String first) {
        return new BaselineException(shortened(first), "use the version of Regauge that wrote it, or write it anew");
    }

    static BaselineException lines(List<String> wrong) {
        List<String> shown =
                wrong.stream().limit(SHOWN).map(BaselineException::shortened).toList();
        return new BaselineException(
                String.join("\n            ", shown)
                        + (wrong.size() > SHOWN ? "\n            and " + (wrong.size() - SHOWN) + " more" : ""),
                "mend these lines, often what a merge left behind, or write the baseline anew");
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + ".." : text;
    }
}
