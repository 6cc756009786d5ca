package dev.regauge.lint.scan.resource;

import dev.regauge.lint.scan.markup.NotReadable;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.Statements;
import dev.regauge.lint.sql.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a script, which a tool runs one by one, each a text of its own. What psql alone can run is left out,
 * and so is what is written for another database.
 */
final class SqlScript {

    static final int MOST_STATEMENTS = 20_000;

    private final String owner;
    private final String place;
    private final List<Written> found = new ArrayList<>();
    private int line;
    private int counted;

    private SqlScript(String owner, String place, int line) {
        this.owner = owner;
        this.place = place;
        this.line = line;
    }

    /**
     * The statements of a part of a file; none where it is for another program or database.
     *
     * @param line of the text's first character
     * @throws NotReadable where there are too many
     */
    static List<Written> statements(String text, String owner, String place, int line) {
        Wording script = Dollars.holes(CopyData.without(text));
        Tokens tokens = Lexer.tokens(script.text(), Reading.SERVER);
        return Foreign.in(tokens).isPresent() ? List.of() : new SqlScript(owner, place, line).read(script, tokens);
    }

    /**
     * The statements of a file.
     *
     * @throws NotReadable where there are too many, and where it is for another program or database
     */
    static List<Written> ofFile(String text, String owner, String place) {
        Wording script = Dollars.holes(CopyData.without(text));
        Tokens tokens = Lexer.tokens(script.text(), Reading.SERVER);
        Foreign.in(tokens).ifPresent(why -> {
            throw why.startsWith(Foreign.OTHERS) ? NotReadable.forOthers("it " + why) : new NotReadable("it " + why);
        });
        return new SqlScript(owner, place, 1).read(script, tokens);
    }

    /** One text as a whole, whatever semicolons are in it. */
    static List<Written> whole(String text, String owner, String place, int line) {
        Wording wording = Dollars.holes(text.strip());
        boolean left = wording.isBlank()
                || Foreign.in(Lexer.tokens(wording.text(), Reading.SERVER)).isPresent();
        int skipped = (int) text.chars()
                .takeWhile(Character::isWhitespace)
                .filter(c -> c == '\n')
                .count();
        return left ? List.of() : List.of(Written.of(wording, Sender.SCRIPT, owner, place, line + skipped));
    }

    private List<Written> read(Wording script, Tokens tokens) {
        List<SqlStatement> statements = Statements.split(tokens, MOST_STATEMENTS + 1);
        if (statements.size() > MOST_STATEMENTS) {
            throw new NotReadable("it has more than " + MOST_STATEMENTS + " statements");
        }
        Holes holes = new Holes(script);
        for (SqlStatement statement : statements) {
            countLines(script.text(), statement.start());
            Wording wording = holes.part(statement.start(), statement.end());
            found.add(Written.of(wording, Sender.SCRIPT, owner, place, line));
        }
        return found;
    }

    private void countLines(String text, int to) {
        for (; counted < to; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
    }

    /** Parts of one text, asked for from the front to the back. */
    private static final class Holes {
        private final Wording whole;
        private int at;
        private int used;

        Holes(Wording whole) {
            this.whole = whole;
        }

        Wording part(int start, int end) {
            used += count(start);
            int first = used;
            used += count(end);
            return new Wording(whole.text().substring(start, end), whole.holes().subList(first, used));
        }

        private int count(int to) {
            int holes = 0;
            for (; at < to; at++) {
                holes += whole.text().charAt(at) == Lexer.HOLE ? 1 : 0;
            }
            return holes;
        }
    }
}
