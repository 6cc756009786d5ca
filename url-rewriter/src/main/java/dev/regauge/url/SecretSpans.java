package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of a text that hold secrets. An {@code @} where none belongs may end a password that the grammar took for
 * something else: then everything from the first colon up to it is a secret as well.
 */
final class SecretSpans {

    /** A part of the text as it was given. */
    record Span(int start, int end) {}

    private final Dialect dialect;
    private final Atoms atoms;
    private final List<Piece> pieces;
    private final List<Parameter> parameters;

    /** Whether the decoded database names a secret: a parameter whose {@code ?} and {@code =} were percent-encoded. */
    private final boolean databaseNamesSecret;

    private final List<Span> spans = new ArrayList<>();

    private SecretSpans(Dialect dialect, Atoms atoms, Draft draft) {
        this.dialect = dialect;
        this.atoms = atoms;
        this.pieces = draft.pieces();
        this.parameters = draft.parameters();
        this.databaseNamesSecret = draft.database()
                .filter(database -> Parameter.isSecret("", database))
                .isPresent();
    }

    /** From left to right, in the text as it was given. */
    static List<Span> in(Draft draft, Dialect dialect, Atoms atoms) {
        return new SecretSpans(dialect, atoms, draft).find();
    }

    private List<Span> find() {
        hideValues();
        if (lengthOfScheme() > 0) {
            hideBeforeStray();
        }
        if (pieces.stream().anyMatch(this::isSwallowedQuery)) {
            hideNamed(new Piece(Kind.IGNORED, lengthOfScheme(), atoms.folded().length()));
        }
        spans.sort(Comparator.comparingInt(Span::start));
        return originals();
    }

    private void hideValues() {
        int parameter = 0;
        boolean afterSecret = false;
        for (Piece piece : pieces) {
            switch (piece.kind()) {
                case USER -> hide(piece, isSecretUser(parameters.get(parameter++)) || hasLogin(piece));
                case PASSWORD -> hide(piece, parameters.get(parameter++).secret());
                case NAME -> {
                    // what has no equals sign, or no name before it, may be the rest of a password that held an
                    // ampersand
                    Parameter named = parameters.get(parameter);
                    afterSecret &= !named.hasValue() || named.name().isEmpty();
                    hide(piece, afterSecret);
                    parameter++;
                }
                case VALUE -> {
                    afterSecret |= parameters.get(parameter - 1).secret();
                    hide(piece, afterSecret);
                }
                case DATABASE -> {
                    afterSecret =
                            databaseNamesSecret || hasLogin(piece) || Parameter.isSecret("", Value.of(text(piece)));
                    hide(piece, afterSecret);
                }
                case DROPPED_VALUE -> hide(piece, true);
                case PORT -> hide(piece, !isPort(piece) && lastAt(piece) < 0);
                // what is cut off may be the end of a password
                case IGNORED -> hide(piece, true);
                case MARK, SCHEME -> {}
                default -> {
                    // a dropped name has no equals sign either
                    hide(piece, hasLogin(piece) || (afterSecret && piece.kind() == Kind.DROPPED_NAME));
                    afterSecret |= hideNamed(piece);
                }
            }
        }
    }

    private static boolean isSecretUser(Parameter user) {
        return user.secret()
                || (user.value().indexOf(':') >= 0 && !user.decoded().hasPlaceholder());
    }

    /** Whether the default of a placeholder holds a user and a password. */
    private boolean hasLogin(Piece piece) {
        for (int i = piece.start(); i < piece.end(); i++) {
            char c = atoms.folded().charAt(i);
            if (atoms.isStandIn(c) && isLogin(atoms.atom(c))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLogin(String atom) {
        int colon = atom.indexOf(':');
        boolean nested = atom.indexOf('{', 2) >= 0;
        boolean address = atom.indexOf('@', Math.max(1, colon)) >= 0 && !atom.startsWith("@");
        return address || (colon >= 0 && atom.indexOf(':', colon + 1) >= 0 && !nested);
    }

    private String text(Piece piece) {
        return atoms.folded().substring(piece.start(), piece.end());
    }

    private void hide(Piece piece, boolean secret) {
        if (secret && piece.length() > 0) {
            spans.add(new Span(piece.start(), piece.end()));
        }
    }

    /** What stands in the place of a port and is no number may be a password whose {@code @} got lost. */
    private boolean isPort(Piece piece) {
        for (int i = piece.start(); i < piece.end(); i++) {
            char c = atoms.folded().charAt(i);
            if ((c < '0' || c > '9') && !atoms.isStandIn(c)) {
                return false;
            }
        }
        return true;
    }

    /** A parameter whose {@code ?} got lost; whether there is one. */
    private boolean hideNamed(Piece piece) {
        BitSet hidden = Secrets.namedIn(atoms.folded().substring(piece.start(), piece.end()));
        for (int start = hidden.nextSetBit(0); start >= 0; ) {
            int end = hidden.nextClearBit(start);
            spans.add(new Span(piece.start() + start, piece.start() + end));
            start = hidden.nextSetBit(end);
        }
        return !hidden.isEmpty();
    }

    /** A login that holds an equals sign has swallowed parameters, because an {@code @} stood in a value. */
    private boolean isSwallowedQuery(Piece piece) {
        boolean login = piece.kind() == Kind.USER || piece.kind() == Kind.PASSWORD;
        return login && atoms.folded().substring(piece.start(), piece.end()).indexOf('=') >= 0;
    }

    private int lengthOfScheme() {
        return pieces.isEmpty() || pieces.get(0).kind() != Kind.SCHEME
                ? 0
                : pieces.get(0).end();
    }

    private void hideBeforeStray() {
        int authority = lengthOfScheme();
        int stray = lastStray(authority);
        int colon = atoms.folded().indexOf(':', authority);
        int first = atoms.folded().indexOf('@', authority);
        int begin = (colon < 0 ? first : Math.min(colon, first)) + 1;
        if (begin < stray) {
            spans.add(new Span(begin, stray));
        }
    }

    /** In the value of a parameter that the dialect knows an {@code @} is at home, and so is the one behind a userinfo. */
    private int lastStray(int authority) {
        int parameter = 0;
        int separator = -1;
        int stray = -1;
        for (Piece piece : pieces) {
            boolean known = false;
            switch (piece.kind()) {
                case USER, PASSWORD -> {
                    parameter++;
                    separator = piece.end();
                }
                case NAME -> parameter++;
                case SCHEME -> known = true;
                case VALUE ->
                    known = dialect.knows(parameters.get(parameter - 1).name());
                default -> {}
            }
            int at = known ? -1 : lastAt(piece);
            if (at >= authority && at != separator) {
                stray = at;
            }
        }
        return stray;
    }

    private int lastAt(Piece piece) {
        for (int i = piece.end() - 1; i >= piece.start(); i--) {
            if (atoms.folded().charAt(i) == '@') {
                return i;
            }
        }
        return -1;
    }

    private List<Span> originals() {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            int last = merged.size() - 1;
            int start = atoms.original(span.start());
            int end = atoms.original(span.end());
            if (last >= 0 && start <= merged.get(last).end()) {
                Span before = merged.remove(last);
                start = before.start();
                end = Math.max(end, before.end());
            }
            merged.add(new Span(start, end));
        }
        return List.copyOf(merged);
    }
}
