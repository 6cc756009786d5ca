package dev.regauge.lint.scan.resource;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which the conditions of a mapper may turn out. Conditions that say the same turn out alike, and those that
 * say the opposite do not: {@code x == null} never holds beside {@code x != null}.
 */
final class Conditions {

    private static final Pattern OR = Pattern.compile("\\sor\\s|\\|\\|");
    private static final Pattern AND = Pattern.compile("\\sand\\s|&&");
    private static final Pattern NULL_CHECK = Pattern.compile("(.*?\\S)\\s*+(!=|==|\\bneq\\b|\\beq\\b)\\s*null");
    private static final Pattern DATABASE = Pattern.compile("_databaseId\\s*(!=|==)\\s*['\"](\\w+)['\"].*");

    private final boolean base;
    private final String turned;
    private final Set<String> asked = new LinkedHashSet<>();

    /**
     * A way.
     *
     * @param base what holds: that things are there, and what else is asked
     * @param turned the one question that is answered the other way; empty for none
     */
    Conditions(boolean base, String turned) {
        this.base = base;
        this.turned = turned;
    }

    /** The questions that were asked, each of which can be turned. */
    Set<String> asked() {
        return asked;
    }

    /** Whether a test of the mapper's holds. */
    boolean hold(String test) {
        boolean any = false;
        // all are asked, so that all are known
        for (String part : OR.split(test.strip(), -1)) {
            boolean all = true;
            for (String atom : AND.split(part, -1)) {
                all &= atom(atom.strip());
            }
            any |= all;
        }
        return any;
    }

    private boolean atom(String atom) {
        Matcher database = DATABASE.matcher(atom);
        if (atom.startsWith("_") && database.matches()) {
            return Vendors.isOurs(database.group(2)) == database.group(1).equals("==");
        }
        Matcher check = NULL_CHECK.matcher(atom);
        if (atom.endsWith("null") && check.matches()) {
            boolean there = answer(check.group(1));
            String sign = check.group(2).toLowerCase(Locale.ROOT);
            boolean negated = sign.equals("!=") || sign.equals("neq");
            return negated == there;
        }
        return switch (atom) {
            case "true" -> true;
            case "false" -> false;
            default -> atom.startsWith("!") ? !answer(atom.substring(1).strip()) : answer(atom);
        };
    }

    private boolean answer(String question) {
        asked.add(question);
        return base != question.equals(turned);
    }
}
