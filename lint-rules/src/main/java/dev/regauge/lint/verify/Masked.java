package dev.regauge.lint.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes passwords out of what drivers and servers say, before anybody keeps it. */
final class Masked {

    private static final int LONGEST = 1000;
    private static final String STARS = "***";
    private static final Pattern NAMED =
            Pattern.compile("(?i)(passw(?:or)?d|pwd)(\\s{0,3}[=:]\\s{0,3})(?:'[^']*'|\"[^\"]*\"|[^\\s&]+)");
    private static final Pattern LOGIN = Pattern.compile("(//[^\\s/:@]{0,200}:)\\S+(?=@)");
    /** Without the closing quote: where it is missing, drivers repeat the whole text. */
    private static final Pattern IN_SQL =
            Pattern.compile("(?i)password\\s{1,20}(?:[a-z&]{0,2}'([^']+)|\\$[a-z0-9_]{0,60}\\$([^$]+))");

    private Masked() {}

    /** The message without passwords, whether it names them or repeats a literal after {@code PASSWORD} in the SQL. */
    static String message(String message, String sql) {
        String kept = message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
        Matcher literal = IN_SQL.matcher(sql);
        while (literal.find()) {
            kept = kept.replace(literal.group(1) == null ? literal.group(2) : literal.group(1), STARS);
        }
        kept = NAMED.matcher(kept).replaceAll("$1$2" + Matcher.quoteReplacement(STARS));
        return LOGIN.matcher(kept).replaceAll("$1" + Matcher.quoteReplacement(STARS));
    }
}
