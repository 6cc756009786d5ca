package dev.regauge.connect.session;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Which names and values a {@link SessionContext} takes. */
final class SettingRules {

    /** With a dot the server takes it for a setting of the application's own; without, for one of its own. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)+");

    private SettingRules() {}

    static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a setting of a session context: the name \"" + name + "\""
                    + "\n  to fix:   join lower-case identifiers by a dot, as in app.tenant_id");
        }
        if (value.isEmpty()) {
            throw refused(name, "is empty", "leave the setting out; the server cannot tell an empty value from none");
        }
        if (value.indexOf('\0') >= 0) {
            throw refused(name, "holds the character NUL", "take it out; the server has no text with it");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw refused(
                    name, "holds half of a surrogate pair", "pass whole characters; there is no UTF-8 for a half");
        }
    }

    private static IllegalArgumentException refused(String name, String found, String remedy) {
        return new IllegalArgumentException(
                "Not a setting of a session context: the value of " + name + " " + found + "\n  to fix:   " + remedy);
    }
}
