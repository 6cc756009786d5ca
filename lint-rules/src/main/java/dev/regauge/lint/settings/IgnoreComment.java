package dev.regauge.lint.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment {@code regauge:ignore RULE, RULE -- reason}, in whichever comment signs. A colon may stand for the two
 * dashes, which XML forbids in a comment. So may a dash for the colon, which some libraries take for a parameter's.
 *
 * @param rules ids as they are written
 * @param reason empty where there is none
 */
record IgnoreComment(List<String> rules, String reason) {

    private static final Pattern WRITTEN =
            Pattern.compile("regauge[:-]ignore(?![\\w-])([^:]*?)(?:--|:|\\z)(.*)", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("\\*/|-->|#}");
    private static final int LONGEST = 2_000;

    /** Copies the list. */
    IgnoreComment {
        rules = List.copyOf(rules);
    }

    /** Where such a comment begins behind its sign; below 0 where there is none. */
    static int at(String text) {
        int colon = text.indexOf("regauge:ignore");
        int dash = text.indexOf("regauge-ignore");
        return colon < 0 || dash < 0 ? Math.max(colon, dash) : Math.min(colon, dash);
    }

    /** The comments in a comment's text: none, or one. */
    static List<IgnoreComment> in(String comment) {
        int at = at(comment);
        if (at < 0) {
            return List.of();
        }
        String text = comment.substring(at, Math.min(comment.length(), at + LONGEST));
        Matcher matcher = WRITTEN.matcher(END.split(text, 2)[0]);
        if (!matcher.lookingAt()) {
            return List.of();
        }
        List<String> rules = new ArrayList<>(List.of(matcher.group(1).strip().split("[\\s,]+")));
        rules.removeIf(String::isEmpty);
        return List.of(new IgnoreComment(
                rules, matcher.group(2).replaceAll("\\s+", " ").strip()));
    }
}
