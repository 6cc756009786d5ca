package dev.regauge.lint.verify;

import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Shown;
import dev.regauge.url.Secrets;

/** Takes passwords out of what drivers and servers say, before anybody keeps it. */
final class Masked {

    private static final int LONGEST = 1000;

    private Masked() {}

    /** The message without passwords, whether it names them or repeats a secret literal of the SQL. */
    static String message(String message, String sql) {
        // cut once more behind the masking, so that no half of a secret is left that nothing recognises
        String kept = message.length() > 10 * LONGEST ? message.substring(0, 10 * LONGEST) : message;
        kept = Shown.of(sql, Reading.SERVER).masked(kept);
        kept = Secrets.mask(kept);
        return kept.length() > LONGEST ? kept.substring(0, LONGEST) + "..." : kept;
    }
}
