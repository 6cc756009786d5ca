package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Parameter;
import dev.regauge.url.Secrets;
import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a target must stay hidden: its secrets, and whatever else its masked text hides. That is more where an
 * {@code @} stands astray, as in {@code u:p@ss@h}: there the rest of a password may have become a host.
 */
final class Veil {

    /** Said where it is torn. */
    static final String TORN = "note: an @ stands where none belongs, so a part of a password may have become something"
            + " else; what may hold it is ***, and --show-secrets shows it";

    private final boolean lifted;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final BitSet names = new BitSet();
    private final BitSet values = new BitSet();
    private boolean torn;

    /** Whatever is hidden may have become anything. */
    private boolean everything;

    private Veil(boolean lifted) {
        this.lifted = lifted;
    }

    /** Hides nothing. */
    static Veil none() {
        return new Veil(true);
    }

    static Veil of(ConnectionTarget target) {
        Veil veil = new Veil(false);
        veil.hide(target);
        return veil;
    }

    private void hide(ConnectionTarget target) {
        List<Piece> hidden = target.hidden();
        int parameter = -1;
        int next = 0;
        String name = "";
        for (Piece piece : target.pieces()) {
            parameter += startsParameter(piece) ? 1 : 0;
            name = piece.kind() == Kind.NAME ? target.text().substring(piece.start(), piece.end()) : name;
            if (next < hidden.size() && hidden.get(next).equals(piece)) {
                next++;
                hide(piece.kind(), parameter, name);
            }
        }
        boolean matched = parameter + 1 == target.parameters().size();
        everything = torn && (!matched || hidesAddressOf(target));
    }

    private static boolean startsParameter(Piece piece) {
        return piece.kind() == Kind.USER || piece.kind() == Kind.PASSWORD || piece.kind() == Kind.NAME;
    }

    private void hide(Kind kind, int parameter, String name) {
        kinds.add(kind);
        switch (kind) {
            case NAME -> names.set(parameter);
            case USER, PASSWORD, VALUE -> values.set(parameter);
            default -> {}
        }
        boolean inItsPlace = kind == Kind.PASSWORD
                || kind == Kind.DROPPED_VALUE
                || kind == Kind.IGNORED
                || (kind == Kind.VALUE && Secrets.isSecretName(name));
        torn |= !inItsPlace;
    }

    /** Whether a host or a database comes from a parameter that is hidden, and no secret by its name. */
    private boolean hidesAddressOf(ConnectionTarget target) {
        Set<Parameter> settings = new HashSet<>(target.settings());
        List<Parameter> parameters = target.parameters();
        return values.stream()
                .filter(index -> index < parameters.size())
                .mapToObj(parameters::get)
                .anyMatch(parameter -> !Secrets.isSecretName(parameter.name()) && !settings.contains(parameter));
    }

    /** What stands behind the last {@code @} is no part of a login; what stands before it is no host in any case. */
    String host(String name) {
        int at = name.lastIndexOf('@');
        boolean login = at > 0 && !lifted && Atoms.in(name).isEmpty();
        return hides(Kind.HOST) || login ? Secrets.MASK + (at < 0 ? "" : name.substring(at)) : name;
    }

    String port(String text) {
        return hides(Kind.PORT) ? Secrets.MASK : text;
    }

    String database(String name) {
        return hides(Kind.DATABASE) ? Secrets.MASK : name;
    }

    String user(String name) {
        return hides(Kind.USER) ? Secrets.MASK : name;
    }

    String password(String password) {
        return lifted ? password : Secrets.MASK;
    }

    private boolean hides(Kind kind) {
        return everything || kinds.contains(kind);
    }

    /** The name of the parameter at this place of {@link ConnectionTarget#parameters}. */
    String parameterName(int index, Parameter parameter) {
        return everything || names.get(index) ? Secrets.MASK : parameter.name();
    }

    /** Its value. */
    String parameterValue(int index, Parameter parameter) {
        boolean hidden = everything || (torn && values.get(index)) || (!lifted && parameter.secret());
        return hidden ? Secrets.MASK : parameter.value();
    }

    /** Whether more is hidden than secrets in their places, so that any part of the target may hold some of one. */
    boolean isTorn() {
        return torn;
    }
}
