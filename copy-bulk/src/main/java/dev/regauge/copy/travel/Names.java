package dev.regauge.copy.travel;

import dev.regauge.sql.Identifier;

/** Names as SQL has them. */
final class Names {

    private Names() {}

    static String quoted(String name) {
        return Identifier.of(name).toString();
    }
}
