package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One text under construction: what is known of it, and where the rest comes from. In contrast to {@link SqlTemplate}
 * it may still hold parameters of the method under analysis, for callers to fill in.
 *
 * @param pieces in order; no two literals stand side by side, no literal is empty
 */
record Draft(List<Piece> pieces) {

    static final Draft EMPTY = new Draft(List.of());
    /** The origin of what a loop appends. */
    static final String LOOP = "a loop";

    private static final int LONGEST = 100_000;
    private static final int MOST_PIECES = 500;
    private static final Piece TOO_LONG = new Gap("a very long text");

    /** A piece of a text. */
    sealed interface Piece {}

    /** Text that is always there. */
    record Literal(String text) implements Piece {}

    /** Text that only the running program knows, and where it comes from. */
    record Gap(String origin) implements Piece {}

    /** Text that a caller of the method under analysis may know. */
    record Open(Value.Symbol symbol) implements Piece {}

    /**
     * Text that a field holds, whatever methods have put there: known when all of them are.
     *
     * @param owner internal name of the class that declares the field
     */
    record Stored(String owner, String field, String origin) implements Piece {}

    /** A change of a text that is not known yet. */
    record Waiting(TextChange change, Draft text, List<Value> operands) implements Piece {}

    static Draft of(String text) {
        return text.isEmpty() ? EMPTY : new Draft(List.of(new Literal(text)));
    }

    static Draft gap(String origin) {
        return new Draft(List.of(new Gap(origin)));
    }

    static Draft open(Value.Symbol symbol) {
        return new Draft(List.of(new Open(symbol)));
    }

    /** Whether more may be known of the text later. */
    boolean isPending() {
        return pieces.stream().anyMatch(piece -> !(piece instanceof Literal) && !(piece instanceof Gap));
    }

    /** How many changes wait one for the other. */
    int depth() {
        return pieces.stream()
                .mapToInt(piece ->
                        piece instanceof Waiting waiting ? 1 + waiting.text().depth() : 0)
                .max()
                .orElse(0);
    }

    /** The symbols in it, those of changes that wait included. */
    Stream<Value.Symbol> symbols() {
        return pieces.stream().flatMap(Draft::symbols);
    }

    private static Stream<Value.Symbol> symbols(Piece piece) {
        if (piece instanceof Open open) {
            return Stream.of(open.symbol());
        }
        return piece instanceof Waiting waiting
                ? Stream.concat(
                        waiting.text().symbols(), waiting.operands().stream().flatMap(Summary.Site::symbols))
                : Stream.empty();
    }

    /** This text with another behind it; a text that gets too long ends in a hole. */
    Draft then(Draft next) {
        if (next.pieces.isEmpty() || endsWith(TOO_LONG)) {
            return this;
        }
        if (pieces.isEmpty()) {
            return next;
        }
        List<Piece> all = new ArrayList<>(pieces);
        next.pieces.forEach(piece -> append(all, piece));
        boolean tooLong = all.size() > MOST_PIECES || length() + next.length() > LONGEST;
        return tooLong ? new Draft(plus(pieces, TOO_LONG)) : new Draft(all);
    }

    /** The whole text where every piece of it is known. */
    Optional<String> constant() {
        if (pieces.isEmpty()) {
            return Optional.of("");
        }
        return pieces.size() == 1 && pieces.get(0) instanceof Literal only
                ? Optional.of(only.text())
                : Optional.empty();
    }

    /** Where the first unknown piece comes from. */
    Optional<String> origin() {
        return pieces.stream()
                .filter(piece -> !(piece instanceof Literal))
                .map(Draft::origin)
                .findFirst();
    }

    private static String origin(Piece piece) {
        if (piece instanceof Gap gap) {
            return gap.origin();
        }
        if (piece instanceof Stored stored) {
            return stored.origin();
        }
        return piece instanceof Waiting waiting
                ? waiting.change().words()
                : ((Open) piece).symbol().origin();
    }

    /** The text with each literal changed; right for changes that work letter by letter. */
    Draft map(UnaryOperator<String> change) {
        List<Piece> changed = new ArrayList<>();
        for (Piece piece : pieces) {
            append(changed, piece instanceof Literal literal ? new Literal(change.apply(literal.text())) : piece);
        }
        return new Draft(changed);
    }

    /** The text with its first piece changed, where that is a literal. */
    Draft mapFirst(UnaryOperator<String> change) {
        return mapAt(0, change);
    }

    /** The text with its last piece changed, where that is a literal. */
    Draft mapLast(UnaryOperator<String> change) {
        return mapAt(pieces.size() - 1, change);
    }

    private Draft mapAt(int index, UnaryOperator<String> change) {
        if (pieces.isEmpty() || !(pieces.get(index) instanceof Literal literal)) {
            return this;
        }
        List<Piece> changed = new ArrayList<>(pieces);
        changed.remove(index);
        String text = change.apply(literal.text());
        if (!text.isEmpty()) {
            changed.add(index, new Literal(text));
        }
        return new Draft(changed);
    }

    /** Whether the text is another one with something behind it, or that one itself. */
    boolean startsWith(Draft prefix) {
        int last = prefix.pieces.size() - 1;
        if (last < 0) {
            return true;
        }
        if (pieces.size() <= last || !pieces.subList(0, last).equals(prefix.pieces.subList(0, last))) {
            return false;
        }
        if (prefix.pieces.get(last) instanceof Literal shorter && pieces.get(last) instanceof Literal longer) {
            return longer.text().startsWith(shorter.text());
        }
        return pieces.get(last).equals(prefix.pieces.get(last));
    }

    /** Whether the text ends in what a loop appends. */
    boolean endsInLoop() {
        return endsWith(new Gap(LOOP));
    }

    /** Whether this text ends in a loop that may have appended what makes the other one differ. */
    boolean absorbs(Draft other) {
        return endsInLoop() && other.startsWith(new Draft(pieces.subList(0, pieces.size() - 1)));
    }

    /** What two texts share at both ends, with a hole between. */
    Draft generalized(Draft other, String origin) {
        List<Piece> all = new ArrayList<>();
        int common = 0;
        int both = Math.min(pieces.size(), other.pieces.size());
        while (common < both && pieces.get(common).equals(other.pieces.get(common))) {
            all.add(pieces.get(common++));
        }
        String start = "";
        if (common < both
                && pieces.get(common) instanceof Literal mine
                && other.pieces.get(common) instanceof Literal theirs) {
            start = commonStart(mine.text(), theirs.text());
            append(all, new Literal(start));
        }
        Piece hole = new Gap(origin);
        if (all.isEmpty() || !all.get(all.size() - 1).equals(hole)) {
            all.add(hole);
        }
        Optional<String> mine = lastLiteral(common, start);
        Optional<String> theirs = other.lastLiteral(common, start);
        if (mine.isPresent() && theirs.isPresent()) {
            append(all, new Literal(commonEnd(mine.get(), theirs.get())));
        }
        return new Draft(all);
    }

    private static String commonStart(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int length = 0;
        while (length < most && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    private static String commonEnd(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int length = 0;
        while (length < most && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return one.substring(one.length() - length);
    }

    /** The last literal without the text that is already known to stand at its start. */
    private Optional<String> lastLiteral(int common, String start) {
        int last = pieces.size() - 1;
        if (last < common || !(pieces.get(last) instanceof Literal literal)) {
            return Optional.empty();
        }
        return Optional.of(last == common ? literal.text().substring(start.length()) : literal.text());
    }

    /** The text for the world outside: what nobody filled in is a hole. */
    SqlTemplate template() {
        List<SqlTemplate.Part> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            parts.add(
                    piece instanceof Literal literal
                            ? new SqlTemplate.Text(literal.text())
                            : new SqlTemplate.Hole(origin(piece)));
        }
        return new SqlTemplate(parts);
    }

    private boolean endsWith(Piece piece) {
        return !pieces.isEmpty() && pieces.get(pieces.size() - 1).equals(piece);
    }

    private int length() {
        int length = 0;
        for (Piece piece : pieces) {
            length += piece instanceof Literal literal ? literal.text().length() : 1;
        }
        return length;
    }

    private static void append(List<Piece> pieces, Piece piece) {
        int last = pieces.size() - 1;
        if (piece instanceof Literal next) {
            if (next.text().isEmpty()) {
                return;
            }
            if (last >= 0 && pieces.get(last) instanceof Literal before) {
                pieces.set(last, new Literal(before.text() + next.text()));
                return;
            }
        }
        pieces.add(piece);
    }

    private static List<Piece> plus(List<Piece> pieces, Piece piece) {
        List<Piece> all = new ArrayList<>(pieces);
        all.add(piece);
        return all;
    }
}
