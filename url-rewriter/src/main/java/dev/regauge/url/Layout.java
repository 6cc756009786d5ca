package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Where the parts of a text stand, and which of them must not be shown. */
interface Layout {

    /** The parts in their order; put together they are the text. */
    List<Piece> pieces();

    /** The secret parts in their order. */
    List<SecretSpans.Span> secrets();

    /** The placeholders in the order of the text. */
    List<String> placeholders();

    /** Of a text that was read in one go. */
    static Layout of(Dialect dialect, Atoms atoms, Draft draft) {
        return new Layout() {
            @Override
            public List<Piece> pieces() {
                return moved(draft.pieces(), atoms::original);
            }

            @Override
            public List<SecretSpans.Span> secrets() {
                return SecretSpans.in(draft, dialect, atoms);
            }

            @Override
            public List<String> placeholders() {
                return atoms.texts();
            }
        };
    }

    /** The same for a text in which each character stands at another place. */
    default Layout placed(IntUnaryOperator place) {
        Layout before = this;
        return new Layout() {
            @Override
            public List<Piece> pieces() {
                return moved(before.pieces(), place);
            }

            @Override
            public List<SecretSpans.Span> secrets() {
                return before.secrets().stream()
                        .map(span -> new SecretSpans.Span(place.applyAsInt(span.start()), place.applyAsInt(span.end())))
                        .toList();
            }

            @Override
            public List<String> placeholders() {
                return before.placeholders();
            }
        };
    }

    private static List<Piece> moved(List<Piece> pieces, IntUnaryOperator place) {
        List<Piece> moved = new ArrayList<>();
        for (Piece piece : pieces) {
            moved.add(new Piece(piece.kind(), place.applyAsInt(piece.start()), place.applyAsInt(piece.end())));
        }
        return moved;
    }
}
