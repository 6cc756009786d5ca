package dev.regauge.url.rewrite;

import dev.regauge.url.rewrite.JavaTokens.Kind;
import dev.regauge.url.rewrite.JavaTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A string literal and everything that is added to it with {@code +}.
 *
 * @param operands string literals, and empty for any other expression
 * @param inner the string literals inside of those other expressions
 * @param behind the index of the token behind the chain
 */
record Chain(List<Optional<Token>> operands, List<Token> inner, int behind) {

    /** Reads the chain that begins with the string literal at the given index. */
    static Chain from(List<Token> tokens, int first) {
        List<Optional<Token>> operands = new ArrayList<>();
        List<Token> inner = new ArrayList<>();
        operands.add(Optional.of(tokens.get(first)));
        int at = first + 1;
        while (at < tokens.size() && tokens.get(at).is("+")) {
            int end = endOfOperand(tokens, at + 1);
            boolean literal = end == at + 2 && tokens.get(at + 1).kind() == Kind.STRING;
            operands.add(literal ? Optional.of(tokens.get(at + 1)) : Optional.empty());
            if (!literal) {
                tokens.subList(at + 1, end).stream()
                        .filter(token -> token.kind() == Kind.STRING)
                        .forEach(inner::add);
            }
            at = end;
        }
        return new Chain(operands, inner, at);
    }

    /** An operand ends at the next {@code +}, or at what ends the whole expression, outside of brackets. */
    private static int endOfOperand(List<Token> tokens, int start) {
        int depth = 0;
        int at = start;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            boolean symbol = token.kind() == Kind.SYMBOL;
            if (depth == 0 && at > start && symbol && "+,;)]}?:=<>&|!".contains(token.text())) {
                return at;
            }
            if (symbol && "([{".contains(token.text())) {
                depth++;
            } else if (symbol && ")]}".contains(token.text())) {
                if (depth == 0) {
                    return at;
                }
                depth--;
            }
            at++;
        }
        return at;
    }
}
