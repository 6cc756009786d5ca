package dev.regauge.lint.rules;

import java.util.List;

/** A rule about a text of a site. */
non-sealed interface SqlRule extends Rule {

    /** Where it looks wrong, in the order of the text. */
    List<Match> matches(SqlText text);
}
