package dev.regauge.lint.scan.annotation;

import dev.regauge.lint.scan.resource.Wording;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL as JDBI's templates make it: {@code <name>} is a text that is defined elsewhere, {@code \<} is a sign. */
final class JdbiText {

    private static final Pattern TEMPLATE = Pattern.compile("\\\\<|<[A-Za-z_][A-Za-z0-9_.]{0,100}(?:\\(\\))?>");

    private JdbiText() {}

    static Wording of(String text) {
        Wording.Builder into = new Wording.Builder();
        Matcher matcher = TEMPLATE.matcher(text);
        int done = 0;
        while (matcher.find()) {
            into.add(text.substring(done, matcher.start()));
            if (matcher.group().equals("\\<")) {
                into.add("<");
            } else {
                into.hole(matcher.group());
            }
            done = matcher.end();
        }
        return into.add(text.substring(done)).done();
    }
}
