package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Parameter;
import dev.regauge.url.Secrets;
import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
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
    private boolean torn;

    /** Some parameter is hidden that is no secret by its name; which one it became, nobody knows. */
    private boolean parameters;

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
        int next = 0;
        String name = "";
        for (Piece piece : target.pieces()) {
            name = piece.kind() == Kind.NAME ? target.text().substring(piece.start(), piece.end()) : name;
            if (next < hidden.size() && hidden.get(next).equals(piece)) {
                next++;
                boolean astray =
                        target.text().substring(piece.start(), piece.end()).indexOf('@') >= 0;
                hide(piece.kind(), Secrets.isSecretName(name), astray, isAddress(name, target));
            }
        }
        everything = parameters && hasAddressParameter(target);
    }

    private void hide(Kind kind, boolean secretName, boolean astray, boolean address) {
        kinds.add(kind);
        boolean inItsPlace = switch (kind) {
            case PASSWORD, DROPPED_VALUE, IGNORED -> true;
            case VALUE -> secretName;
            default -> false;
        };
        torn |= !inItsPlace && astray;
        boolean value = kind == Kind.VALUE && !secretName && (astray || address);
        parameters |= value || (kind == Kind.NAME && astray);
    }

    /** Whether the parameter of this name is a host, a port, a database or a user. */
    private static boolean isAddress(String name, ConnectionTarget target) {
        return target.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equalsIgnoreCase(name))
                && target.settings().stream()
                        .noneMatch(parameter -> parameter.name().equalsIgnoreCase(name));
    }

    /** Whether a host, a database or a user may come from a parameter. */
    private static boolean hasAddressParameter(ConnectionTarget target) {
        Set<Parameter> settings = new HashSet<>(target.settings());
        return target.parameters().stream()
                .anyMatch(parameter -> parameter.origin() != Parameter.Origin.USERINFO
                        && !Secrets.isSecretName(parameter.name())
                        && !settings.contains(parameter));
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

    String name(Parameter parameter) {
        return everything || parameters ? Secrets.MASK : parameter.name();
    }

    String value(Parameter parameter) {
        boolean user = parameter.origin() == Parameter.Origin.USERINFO && kinds.contains(Kind.USER);
        boolean hidden = everything || parameters || user || (!lifted && parameter.secret());
        return hidden ? Secrets.MASK : parameter.value();
    }

    /** Whether more is hidden than secrets in their places, so that any part of the target may hold some of one. */
    boolean isTorn() {
        return torn;
    }
}
