package dev.regauge.lint.rules;

import dev.regauge.lint.Finding;
import dev.regauge.lint.scan.SqlSite;
import java.util.List;

/**
 * What puts a finding about SQL right without a person, or why nothing does.
 *
 * @param finding as {@link Linter#lint} says it
 * @param site that it is about
 * @param replacements in the one text of the site, in their order; none where nothing is certain
 * @param uncertain why nothing is, a clause; empty where replacements are
 */
public record Remedy(Finding finding, SqlSite site, List<Replacement> replacements, String uncertain) {

    /** Copies the list. */
    public Remedy {
        replacements = List.copyOf(replacements);
    }
}
