package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ways in which a URI with raw characters in its userinfo can be meant: each {@code @} with a list of hosts behind it
 * may end the userinfo, and there may be none at all. An {@code @} in the value of a parameter that some dialect knows is
 * at home there. All places count in the folded text; everything takes time in proportion to it.
 */
final class LoginCuts {

    /**
     * One way to cut.
     *
     * @param at the {@code @}, or -1 where there is no userinfo
     * @param user where the user ends
     * @param hosts where the hosts begin
     * @param tail where they end
     */
    record Cut(int at, int user, int hosts, int tail) {}

    private static final Set<String> KNOWN = Dialects.all().stream()
            .flatMap(dialect -> dialect.words().stream())
            .flatMap(word -> word.names().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** The first ones and the last: two are as ambiguous as a thousand, which nobody could list. */
    private static final int MOST = 3;

    private final Atoms atoms;
    private final String text;
    private final int authority;
    private final int colon;
    private final int reserved;
    private final List<Cut> cuts = new ArrayList<>();
    private int lastAt = -1;

    private LoginCuts(Atoms atoms, int authority) {
        this.atoms = atoms;
        this.text = atoms.folded();
        this.authority = authority;
        this.colon = text.indexOf(':', authority);
        this.reserved = firstReserved();
    }

    /** Of a folded text in which the userinfo, or the hosts, would begin at a place. */
    static LoginCuts in(Atoms atoms, int authority) {
        LoginCuts cuts = new LoginCuts(atoms, authority);
        cuts.find();
        return cuts;
    }

    int authority() {
        return authority;
    }

    /** The possible ones, the last among them; where there are many, not all. */
    List<Cut> all() {
        return cuts;
    }

    /** The last {@code @} that is not in the value of a known parameter, or -1. */
    int lastAt() {
        return lastAt;
    }

    private int firstReserved() {
        for (int i = authority; i < text.length(); i++) {
            if ("/?#".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private void find() {
        cut(-1, authority, authority);
        int name = -1;
        boolean known = false;
        for (int i = authority; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '?', '&' -> {
                    name = i + 1;
                    known = false;
                }
                case '=' -> {
                    known |= name >= 0 && isKnown(text.substring(name, i));
                    name = -1;
                }
                case '@' -> {
                    if (!known) {
                        userinfoUpTo(i);
                    }
                }
                default -> {}
            }
        }
    }

    private static boolean isKnown(String name) {
        return KNOWN.contains(name) || Secrets.isSecretName(name);
    }

    /** A user without a password holds no slash; it would be the path of another reading. */
    private void userinfoUpTo(int at) {
        boolean hasPassword = colon >= 0 && colon < at;
        if (hasPassword || reserved > at) {
            lastAt = at;
            cut(at, hasPassword ? colon : at, at + 1);
        }
    }

    private void cut(int at, int user, int hosts) {
        int end = endOfHosts(hosts);
        if (end == text.length() || "/?".indexOf(text.charAt(end)) >= 0) {
            if (cuts.size() == MOST) {
                cuts.remove(MOST - 1);
            }
            cuts.add(new Cut(at, user, hosts, end));
        }
    }

    private int endOfHosts(int start) {
        int i = endOfHost(start);
        while (i < text.length() && text.charAt(i) == ',') {
            i = endOfHost(i + 1);
        }
        return i;
    }

    private int endOfHost(int start) {
        int end = endOfName(start);
        if (end < text.length() && text.charAt(end) == ':') {
            end++;
            while (end < text.length() && (isDigit(text.charAt(end)) || isAtom(end))) {
                end++;
            }
        }
        return end;
    }

    private int endOfName(int start) {
        int end = start;
        boolean brackets = start < text.length() && text.charAt(start) == '[';
        if (brackets) {
            end++;
        }
        while (end < text.length() && (isPartOfName(end) || (brackets && text.charAt(end) == ':'))) {
            end++;
        }
        return brackets && end < text.length() && text.charAt(end) == ']' ? end + 1 : end;
    }

    private boolean isPartOfName(int index) {
        char c = text.charAt(index);
        return Character.isLetterOrDigit(c) || "-._%".indexOf(c) >= 0 || isAtom(index);
    }

    private boolean isAtom(int index) {
        return atoms.isStandIn(text.charAt(index));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a percent sign stands here that two hexadecimal digits do not follow. */
    static boolean hasBadEscape(String part) {
        return percentSigns(part, false);
    }

    /** Whether a percent sign stands here that two hexadecimal digits follow. */
    static boolean hasEscape(String part) {
        return percentSigns(part, true);
    }

    private static boolean percentSigns(String part, boolean good) {
        for (int i = part.indexOf('%'); i >= 0; i = part.indexOf('%', i + 1)) {
            boolean escape = i + 2 < part.length()
                    && Character.digit(part.charAt(i + 1), 16) >= 0
                    && Character.digit(part.charAt(i + 2), 16) >= 0;
            if (escape == good) {
                return true;
            }
        }
        return false;
    }

    /** Whether this can be nothing but one name. */
    static boolean isPlainName(String text) {
        return text.chars().noneMatch(c -> "/:@,".indexOf(c) >= 0);
    }
}
