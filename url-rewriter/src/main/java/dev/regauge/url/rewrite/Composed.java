package dev.regauge.url.rewrite;

import dev.regauge.url.rewrite.JavaTokens.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The URL that a chain of literals and expressions puts together; each expression is a placeholder in it. */
final class Composed {

    /** What every expression's placeholder begins with. */
    static final String HOLE = "${expression ";

    /** The new source between two positions of the file. */
    record Rewritten(int start, int end, String text) {}

    /** A literal's part of the URL: its text, and where that stands in the file. */
    private record Piece(String text, int start, int end) {}

    private final String source;
    /** Between the expressions, the pieces of each gap. */
    private final List<List<Piece>> gaps = new ArrayList<>();

    private Composed(String source) {
        this.source = source;
    }

    static Composed of(Chain chain, int startInFirst, String source) {
        Composed composed = new Composed(source);
        composed.gaps.add(new ArrayList<>());
        int from = startInFirst;
        for (Optional<Token> operand : chain.operands()) {
            if (operand.isEmpty()) {
                composed.gaps.add(new ArrayList<>());
            } else {
                composed.add(operand.get(), from);
            }
            from = 0;
        }
        return composed;
    }

    private void add(Token literal, int from) {
        Scalar scalar = literal.scalar();
        String text = scalar.value().substring(from);
        int start = text.isEmpty() ? literal.end() - 1 : scalar.start(from);
        int end = text.isEmpty() ? literal.end() - 1 : scalar.end(scalar.value().length());
        gaps.get(gaps.size() - 1).add(new Piece(text, start, end));
    }

    /** The URL, with <code>${expression 1}</code> and so on for the expressions. */
    String url() {
        StringBuilder url = new StringBuilder(text(0));
        for (int i = 1; i < gaps.size(); i++) {
            url.append(HOLE).append(i).append('}').append(text(i));
        }
        return url.toString();
    }

    private String text(int gap) {
        StringBuilder text = new StringBuilder();
        gaps.get(gap).forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /** Where the URL begins in the file. */
    int start() {
        return gaps.get(0).get(0).start();
    }

    /** Whether the last thing is an expression, and no parameter was begun before it. */
    boolean endsWithDatabaseHole() {
        return text(gaps.size() - 1).isEmpty() && url().indexOf('?') < 0;
    }

    /**
     * Distributes a new URL over the literals. Empty where the expressions are not all there in the same order, or where
     * new text has no literal to stand in.
     */
    Optional<Rewritten> rewrite(String url) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        for (int i = 1; i < gaps.size(); i++) {
            String hole = HOLE + i + "}";
            int found = url.indexOf(hole, at);
            if (found < 0) {
                return Optional.empty();
            }
            texts.add(url.substring(at, found));
            at = found + hole.length();
        }
        texts.add(url.substring(at));
        boolean leftOver = texts.stream().anyMatch(text -> text.contains(HOLE));
        return leftOver ? Optional.empty() : splice(texts);
    }

    private Optional<Rewritten> splice(List<String> texts) {
        StringBuilder result = new StringBuilder();
        int copied = start();
        for (int i = 0; i < gaps.size(); i++) {
            List<Piece> pieces = gaps.get(i);
            if (texts.get(i).equals(text(i))) {
                continue;
            }
            if (pieces.isEmpty()) {
                return Optional.empty();
            }
            List<Piece> parts = distribute(texts.get(i), pieces);
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            for (Piece part : parts) {
                result.append(source, copied, part.start()).append(JavaTokens.escape(part.text()));
                copied = part.end();
            }
        }
        int end = Math.max(copied, end());
        return Optional.of(
                new Rewritten(start(), end, result.append(source, copied, end).toString()));
    }

    /** Behind the last literal. */
    private int end() {
        int end = start();
        for (List<Piece> pieces : gaps) {
            for (Piece piece : pieces) {
                end = piece.end();
            }
        }
        return end;
    }

    /**
     * Cuts a new text where the old one was cut, if it was cut between parameters and there are as many as before, or
     * more; what is more comes first. Otherwise the literals become one, where nothing but quotes and a plus stands
     * between them; empty where something does.
     */
    private List<Piece> distribute(String text, List<Piece> pieces) {
        List<String> parameters = parameters(text);
        int[] counts = pieces.stream()
                .mapToInt(piece -> parameters(piece.text()).size())
                .toArray();
        int more = parameters.size() - Arrays.stream(counts).sum();
        boolean cutBetween = pieces.stream().skip(1).allMatch(piece -> beginsParameter(piece.text()));
        if (pieces.size() == 1 || more < 0 || !cutBetween) {
            return joined(text, pieces);
        }
        List<Piece> parts = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            boolean takesMore = more > 0 && (counts[i] > 1 || i > 0);
            int count = counts[i] + (takesMore ? more : 0);
            more = takesMore ? 0 : more;
            int last = i == counts.length - 1 ? parameters.size() : next + count;
            String part = String.join("", parameters.subList(next, last));
            parts.add(new Piece(part, pieces.get(i).start(), pieces.get(i).end()));
            next = last;
        }
        return parts;
    }

    private List<Piece> joined(String text, List<Piece> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            String between =
                    source.substring(pieces.get(i - 1).end(), pieces.get(i).start());
            String bare = between.replaceAll("\\s", "");
            if (!bare.equals("\"+\"")) {
                return List.of();
            }
        }
        return List.of(new Piece(
                text, pieces.get(0).start(), pieces.get(pieces.size() - 1).end()));
    }

    private static boolean beginsParameter(String text) {
        return text.startsWith("?") || text.startsWith("&");
    }

    /** The text cut in front of every {@code ?} and {@code &}. */
    private static List<String> parameters(String text) {
        return List.of(text.split("(?=[?&])", -1));
    }
}
