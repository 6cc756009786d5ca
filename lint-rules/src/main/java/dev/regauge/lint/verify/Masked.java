package dev.regauge.lint.verify;

import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Shown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes passwords out of what drivers and servers say, before anybody keeps it. */
final class Masked {

    private static final int LONGEST = 1000;
    private static final String STARS = "***";
    private static final Pattern NAMED =
            Pattern.compile("(?i)(passw(?:or)?d|pwd)(\\s{0,3}[=:]\\s{0,3})(?:'[^']*'|\"[^\"]*\"|[^\\s&]+)");
    private static final Pattern LOGIN = Pattern.compile("(//[^\\s/:@]{0,200}:)\\S+(?=@)");

    private Masked() {}

    /** The message without passwords, whether it names them or repeats a secret literal of the SQL. */
    static String message(String message, String sql) {
        // cut once more behind the masking, so that no half of a secret is left that nothing recognises
        String kept = message.length() > 10 * LONGEST ? message.substring(0, 10 * LONGEST) : message;
        kept = Shown.of(sql, Reading.SERVER).masked(kept);
        kept = NAMED.matcher(kept).replaceAll("$1$2" + Matcher.quoteReplacement(STARS));
        kept = LOGIN.matcher(kept).replaceAll("$1" + Matcher.quoteReplacement(STARS));
        return kept.length() > LONGEST ? kept.substring(0, LONGEST) + "..." : kept;
    }
}
