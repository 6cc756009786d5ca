package dev.regauge.lint.scan.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The test of an {@code <if>} or a {@code <when>}, taken apart.
 *
 * @param ways in which it holds, each by all of its questions
 */
record Condition(List<List<Question>> ways) {

    private static final Pattern OR = Pattern.compile("\\sor\\s|\\|\\|");
    private static final Pattern AND = Pattern.compile("\\sand\\s|&&");
    private static final Pattern NULL_CHECK = Pattern.compile("(.*?\\S)\\s*+(!=|==|\\bneq\\b|\\beq\\b)\\s*null");
    private static final Pattern DATABASE = Pattern.compile("_databaseId\\s*(!=|==)\\s*['\"](\\w+)['\"].*");

    /**
     * What a test asks.
     *
     * @param text of the question, without what turns its answer round
     * @param negated whether the answer counts the other way
     * @param answer where it is the same for every statement
     */
    record Question(String text, boolean negated, Optional<Boolean> answer) {

        private static Question settled(String text, boolean answer) {
            return new Question(text, false, Optional.of(answer));
        }
    }

    static Condition of(String text) {
        List<List<Question>> ways = new ArrayList<>();
        for (String part : OR.split(text.strip(), -1)) {
            List<Question> way = new ArrayList<>();
            for (String atom : AND.split(part, -1)) {
                way.add(question(atom.strip()));
            }
            ways.add(List.copyOf(way));
        }
        return new Condition(List.copyOf(ways));
    }

    private static Question question(String atom) {
        Matcher database = DATABASE.matcher(atom);
        if (database.matches()) {
            return Question.settled(
                    atom, Vendors.isOurs(database.group(2)) == database.group(1).equals("=="));
        }
        Matcher check = NULL_CHECK.matcher(atom);
        if (atom.endsWith("null") && check.matches()) {
            String sign = check.group(2).toLowerCase(Locale.ROOT);
            return new Question(check.group(1), sign.equals("==") || sign.equals("eq"), Optional.empty());
        }
        return switch (atom) {
            case "true" -> Question.settled(atom, true);
            case "false" -> Question.settled(atom, false);
            default ->
                atom.startsWith("!")
                        ? new Question(atom.substring(1).strip(), true, Optional.empty())
                        : new Question(atom, false, Optional.empty());
        };
    }
}
