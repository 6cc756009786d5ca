package dev.regauge.bench.lint;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import java.util.regex.Pattern;

/**
 * How much is known of the SQL of a site. Of a site with several texts the least known decides: one bare hole among them
 * makes it unknown.
 */
enum Resolution {
    /** All texts are known to the last character. */
    CONSTANT,
    /** Each text has a fixed word at least, and one has a hole. */
    TEMPLATE,
    /** One of the texts has no fixed word: a bare hole, or holes with signs between them. */
    UNKNOWN;

    private static final Pattern WORD = Pattern.compile("\\p{Alpha}{2}");

    static Resolution of(SqlSite site) {
        if (!site.templates().stream().allMatch(Resolution::isKnown)) {
            return UNKNOWN;
        }
        boolean whole =
                site.templates().stream().allMatch(text -> text.constant().isPresent());
        return whole ? CONSTANT : TEMPLATE;
    }

    /** Whether a text has a fixed word. */
    static boolean isKnown(SqlTemplate text) {
        return WORD.matcher(text.text()).find();
    }
}
