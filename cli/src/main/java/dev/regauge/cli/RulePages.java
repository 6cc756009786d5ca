package dev.regauge.cli;

import dev.regauge.lint.NearestName;
import dev.regauge.lint.rules.Rules;

/** The pages of the rules as lint-rules brings them along. */
final class RulePages {

    private RulePages() {}

    /**
     * The page of a rule.
     *
     * @throws CommandException where there is no such rule
     */
    static String of(String id) {
        return Rules.page(id)
                .orElseThrow(() -> CommandException.wrongUse("There is no page of a rule " + Terminal.quoted(id)
                        + NearestName.hint(id, Rules.ids())
                        + "\n  to fix: name one of the " + Rules.all().size() + " that `regauge lint --rules` lists"));
    }
}
