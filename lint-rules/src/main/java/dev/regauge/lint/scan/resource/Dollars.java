package dev.regauge.lint.scan.resource;

import dev.regauge.lint.sql.Lexer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** <code>${name}</code>, in whose place a tool puts a text of its configuration. */
final class Dollars {

    // behind another dollar, or a dollar and a tag, it is the end of a quote's beginning
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$(?:[A-Za-z_]\\w{0,60})?)\\$\\{[^{}\\n]{1,200}}");

    private Dollars() {}

    /** The text with a hole in the place of each. */
    static Wording holes(String text) {
        if (text.indexOf("${") < 0 && text.indexOf(Lexer.HOLE) < 0) {
            return Wording.of(text);
        }
        Wording.Builder wording = new Wording.Builder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int done = 0;
        while (matcher.find()) {
            wording.add(text.substring(done, matcher.start())).hole(matcher.group());
            done = matcher.end();
        }
        return wording.add(text.substring(done)).done();
    }
}
