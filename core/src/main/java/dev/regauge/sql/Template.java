package dev.regauge.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template being filled in: it is read once from left to right, quotes and comments as PostgreSQL's own lexer reads them. */
final class Template {

    private final String template;
    private final @Nullable Object[] arguments;
    private final Seams result = new Seams();
    private int at;
    private int used;
    /** The kind of placeholder that stands right before; a space for none. */
    private char behind = ' ';

    Template(String template, @Nullable Object[] arguments) {
        this.template = template;
        this.arguments = arguments;
    }

    Sql fill() {
        Characters.check(template, "a template");
        while (at < template.length()) {
            int end = Quotes.end(template, at);
            if (end > at) {
                quoted(end);
            } else if (template.charAt(at) == '%') {
                placeholder();
            } else {
                plain();
            }
        }
        if (used < arguments.length) {
            throw new SqlCompositionException(
                    "there are more arguments than placeholders",
                    arguments.length + " arguments, " + used + " placeholders",
                    "remove the arguments from number " + (used + 1) + " on, or name them in the template");
        }
        return result.sql();
    }

    private void plain() {
        afterPlaceholder(template.charAt(at));
        result.template(template.charAt(at++));
    }

    /** Quotes and comments are copied; the only placeholder that may stand in them is a percent sign. */
    private void quoted(int end) {
        afterPlaceholder(template.charAt(at));
        if (template.charAt(at) == '\'') {
            placed(() -> result.expectString("a string"), character());
        }
        boolean comment = template.charAt(at) == '-' || template.charAt(at) == '/';
        while (at < end) {
            if (template.charAt(at) == '%') {
                if (!template.startsWith("%%", at)) {
                    throw new SqlCompositionException(
                                    "a placeholder stands inside quotes or a comment",
                                    "a percent sign there",
                                    "leave the quotes away, as %L and %I bring their own; write %% for a percent sign")
                            .at(character());
                }
                at++;
            }
            copy(template.charAt(at++), comment);
        }
    }

    private void copy(char c, boolean comment) {
        if (comment) {
            result.comment(c);
        } else {
            result.template(c);
        }
    }

    private void afterPlaceholder(char next) {
        char kind = behind;
        behind = ' ';
        if (kind == 's') {
            placed(() -> result.expect(next, "the text"), character());
        } else if (kind == 'L') {
            boolean range = template.startsWith("..", at);
            placed(() -> result.expectBehindLiteral(next, range, "the text"), character());
        } else if (kind != ' ') {
            placed(() -> result.expectBehindQuotes(next, "the text"), character());
        }
    }

    private void placeholder() {
        char kind = at + 1 < template.length() ? template.charAt(at + 1) : ' ';
        if (kind == '%') {
            afterPlaceholder('%');
            result.template('%');
        } else if (kind == 'I' || kind == 'L' || kind == 's') {
            String where = "argument " + (used + 1) + ", for %" + kind + " at " + character();
            placed(() -> fill(kind, argument(kind)), where);
            behind = kind;
        } else {
            throw new SqlCompositionException(
                            "there is no such placeholder",
                            isAsciiLetter(kind) ? "%" + kind : "a percent sign",
                            "use %I, %L or %s; write %% for a percent sign")
                    .at(character());
        }
        at += 2;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static void placed(Runnable step, String where) {
        try {
            step.run();
        } catch (SqlCompositionException e) {
            throw e.at(where);
        }
    }

    private @Nullable Object argument(char kind) {
        if (used == arguments.length) {
            throw new SqlCompositionException(
                    "an argument is missing", arguments.length + " arguments", "add one for this %" + kind);
        }
        return arguments[used++];
    }

    private void fill(char kind, @Nullable Object argument) {
        if (kind == 's') {
            result.piece(piece(argument), "a piece of SQL");
        } else if (kind == 'I') {
            result.name(identifier(argument).quoted());
        } else {
            result.expectLiteral();
            result.literal(literal(argument));
        }
    }

    /** In parentheses where an operator or a cast would otherwise take hold of the minus sign, or of the digits alone. */
    private String literal(@Nullable Object argument) {
        String literal = Literals.of(argument);
        boolean enclose = literal.startsWith("-") && (Seams.isOperator(result.lastSolid()) || operatorFollows());
        return enclose ? "(" + literal + ")" : literal;
    }

    private boolean operatorFollows() {
        String rest = template.substring(at + 2).stripLeading();
        return !rest.isEmpty() && (Seams.isOperator(rest.charAt(0)) || rest.charAt(0) == '[');
    }

    private static Sql piece(@Nullable Object argument) {
        if (argument instanceof Sql piece) {
            return piece;
        }
        throw wrongKind(
                argument, "%s takes only a piece of SQL", "use %L for a value, %I for a name, Sql.format for SQL");
    }

    private static Identifier identifier(@Nullable Object argument) {
        if (argument instanceof String name) {
            return Identifier.of(name);
        }
        if (argument instanceof Identifier identifier) {
            return identifier;
        }
        if (argument instanceof List<?> list) {
            List<String> names = new ArrayList<>();
            for (Object name : list) {
                if (!(name instanceof String text)) {
                    throw wrongKind(name, "a list of names holds something else", "put only Strings into the list");
                }
                names.add(text);
            }
            return new Identifier(names);
        }
        throw wrongKind(argument, "%I takes only a name", "hand over a String, an Identifier or a list of Strings");
    }

    private static SqlCompositionException wrongKind(@Nullable Object argument, String problem, String fix) {
        String found = argument == null ? "null" : "a " + argument.getClass().getName();
        return new SqlCompositionException(problem, found, fix);
    }

    private String character() {
        return "character " + (at + 1) + " of the template";
    }
}
