package dev.regauge.url;

import dev.regauge.url.LoginCuts.Cut;
import dev.regauge.url.Repair.Step;
import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a URI again from the parts it was cut into: user and password percent-encoded, everything else as it stood. */
final class Rebuilding {

    private static final String SLASHES = "//";

    private final Schemeless text;
    private final Dialect dialect;
    private final Atoms atoms;
    private final String folded;
    private final int authority;
    private final LoginCuts cuts;
    private List<Step> steps = new ArrayList<>();

    Rebuilding(Schemeless text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        this.atoms = Atoms.in(text.rest());
        this.folded = atoms.folded();
        this.authority = SLASHES.length();
        this.cuts = LoginCuts.in(atoms, authority);
    }

    List<Cut> cuts() {
        return cuts.all();
    }

    /** Those to compare with a reading: all of them where there is an {@code @} that could end the userinfo. */
    List<Cut> cutsAround(ConnectionTarget target) {
        boolean userinfo =
                target.parameters().stream().anyMatch(parameter -> parameter.origin() == Parameter.Origin.USERINFO);
        return userinfo || cuts.lastAt() >= 0 ? cuts.all() : List.of();
    }

    /** Whether the last {@code @} ends no userinfo, so that what stands before it may still be a password. */
    boolean endsNowhere() {
        return cuts.lastAt() >= 0 && cuts.all().stream().noneMatch(cut -> cut.at() == cuts.lastAt());
    }

    /** What was changed for the last target. */
    List<Step> steps() {
        return steps;
    }

    /** The reading of a cut; empty where the dialect would not take it. */
    Optional<ConnectionTarget> target(Cut cut) {
        Optional<ConnectionTarget> encoded = Repairer.read(written(cut, true, dialect), dialect);
        if (!dialect.hasUserinfo() || cut.at() < 0) {
            return encoded;
        }
        List<Step> stepsOfEncoding = steps;
        Optional<ConnectionTarget> raw =
                Repairer.read(written(cut, false, dialect), dialect).filter(Soundness::isSound);
        if (raw.isPresent() && encoded.map(some -> sameHosts(some, raw.get())).orElse(false)) {
            return raw;
        }
        checkPlus(cut);
        steps = stepsOfEncoding;
        return encoded;
    }

    private static boolean sameHosts(ConnectionTarget one, ConnectionTarget other) {
        return Destination.of(one).sameServers(Destination.of(other));
    }

    /** The same as a URI of libpq. */
    Optional<ConnectionTarget> asUri(Cut cut) {
        List<Step> kept = steps;
        Optional<ConnectionTarget> uri = Repairer.read(written(cut, true, Dialects.LIBPQ_URI), Dialects.LIBPQ_URI);
        steps = kept;
        return uri;
    }

    private String written(Cut cut, boolean encode, Dialect to) {
        steps = new ArrayList<>();
        String user = login(authority, cut.user(), encode && cut.at() >= 0);
        boolean hasPassword = cut.at() >= 0 && cut.user() < cut.at();
        String password = hasPassword ? login(cut.user() + 1, cut.at(), encode) : "";
        String raw = cut.at() < 0 ? "" : folded.substring(authority, cut.at());
        if (cut.at() >= 0 && !atoms.unfold(raw).equals(user + (hasPassword ? ":" + password : ""))) {
            steps.add(new Step("percent-encoded the reserved characters in user and password"));
        }
        StringBuilder url = new StringBuilder(beginning(to)).append(SLASHES);
        if (to.hasUserinfo() && cut.at() >= 0) {
            url.append(user).append(hasPassword ? ":" + password : "").append('@');
        }
        url.append(hosts(cut, to)).append(path(cut, user, to));
        return url.append(query(cut, user, password, to)).toString();
    }

    private String beginning(Dialect to) {
        String prefix = to == dialect ? text.text().substring(0, text.at()) : to.prefix();
        return prefix.endsWith(SLASHES) ? prefix.substring(0, prefix.length() - SLASHES.length()) : prefix;
    }

    /** The user or the password; an escape that is none is a percent sign, as it is to all who do not refuse it. */
    private String login(int start, int end, boolean encode) {
        return encode
                ? Value.decoded(folded, start, end, atoms, Decoding.PERCENT_WHERE_POSSIBLE)
                        .encoded()
                : atoms.unfold(folded.substring(start, end));
    }

    private String hosts(Cut cut, Dialect to) {
        String hosts = atoms.unfold(folded.substring(cut.hosts(), cut.tail()));
        if (!hosts.isEmpty() || to.hasUserinfo()) {
            return hosts;
        }
        steps.add(new Step("wrote localhost, where " + dialect + " goes when no host is written"));
        return "localhost";
    }

    private String path(Cut cut, String user, Dialect to) {
        String path = atoms.unfold(folded.substring(cut.tail(), beginOfQuery(cut)));
        boolean mistakable = folded.indexOf('@', cut.tail()) >= 0;
        if (path.isEmpty() && (mistakable || to.family() == Dialect.Family.JDBC)) {
            steps.add(new Step("added the slash that ends the hosts"));
            path = "/";
        }
        String database = cut.at() >= 0 ? user : userOfQuery(cut);
        if (path.equals("/") && to.needsDatabase() && !database.isEmpty()) {
            steps.add(new Step("added the database, named as the user, which is the default elsewhere"));
            path += database;
        }
        return path;
    }

    private int beginOfQuery(Cut cut) {
        int query = folded.indexOf('?', cut.tail());
        return query < 0 ? folded.length() : query;
    }

    private String userOfQuery(Cut cut) {
        String query = folded.substring(beginOfQuery(cut));
        int start = Math.max(query.indexOf("?user="), query.indexOf("&user="));
        int end = start < 0 ? -1 : query.indexOf('&', start + 1);
        String user = start < 0 ? "" : query.substring(start + "?user=".length(), end < 0 ? query.length() : end);
        return user.indexOf('/') < 0 && user.indexOf('?') < 0 ? atoms.unfold(user) : "";
    }

    private String query(Cut cut, String user, String password, Dialect to) {
        String query = atoms.unfold(folded.substring(beginOfQuery(cut)));
        if (to.hasUserinfo() || cut.at() < 0) {
            return query;
        }
        List<String> parameters = new ArrayList<>();
        if (!user.isEmpty()) {
            parameters.add("user=" + user);
        }
        if (!password.isEmpty()) {
            parameters.add("password=" + password);
        }
        if (query.length() > 1) {
            parameters.add(query.substring(1));
        }
        steps.add(new Step("moved user and password from before the @ to the parameters, where " + to + " reads them"));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    /** Refuses what cannot be decoded in one way only. */
    void checkLogin(Cut cut) {
        if (cut.at() < 0) {
            return;
        }
        String login = folded.substring(authority, cut.at());
        if (LoginCuts.hasEscape(login) && LoginCuts.hasBadEscape(login)) {
            throw ambiguous(
                    "some percent signs in the user or password begin an escape and others do not",
                    List.of("the escapes decoded, as Python does", "every percent sign as it stands"),
                    "write % itself as %25");
        }
        String decoded = Decoding.PERCENT_WHERE_POSSIBLE.decode(login);
        if (decoded.indexOf('\uFFFD') >= 0 && login.indexOf('\uFFFD') < 0) {
            throw new UrlSyntaxException(
                    dialect.id(),
                    "the user or password holds percent-encoded bytes that are no UTF-8",
                    text.text(),
                    text.at() + 1,
                    "percent-encode it as UTF-8");
        }
    }

    /** Whoever writes raw characters may have meant a plus by {@code +}, which this dialect takes for a blank. */
    private void checkPlus(Cut cut) {
        boolean plus = folded.substring(authority, cut.at()).indexOf('+') >= 0;
        if (plus && dialect.decoding(Kind.PASSWORD).decode("+").equals(" ")) {
            throw ambiguous(
                    "the user or password holds a +, among characters that are not percent-encoded",
                    List.of("a blank, as " + dialect + " decodes it", "a plus, as it stands"),
                    "write a plus as %2B and a blank as %20, and percent-encode the rest");
        }
    }

    /** A login at two places, or TLS that is weaker without libpq's rules, is not for us to decide. */
    void checkParameters(Cut cut, ConnectionTarget target) {
        if (dialect.hasUserinfo() || cut.at() < 0) {
            return;
        }
        boolean two = Agreement.saysTwice(target, Concept.USER) || Agreement.saysTwice(target, Concept.PASSWORD);
        if (two) {
            throw ambiguous(
                    "a login stands before the @ and another behind the ?",
                    List.of("the one before the @", "the one behind the ?, which libpq and " + dialect + " prefer"),
                    "write it once, as ?user=...&password=...");
        }
        Optional<TlsMode> here = target.tlsMode();
        Optional<TlsMode> there = asUri(cut).flatMap(ConnectionTarget::tlsMode);
        if (here.isPresent() && there.isPresent() && here.get().weakerThan(there.get())) {
            throw ambiguous(
                    "libpq would protect the connection better than " + dialect,
                    List.of("TLS mode " + there.get() + " (libpq)", "TLS mode " + here.get() + " (" + dialect + ")"),
                    "write sslmode=" + there.get());
        }
    }

    private AmbiguousUrlException ambiguous(String problem, List<String> readings, String fix) {
        return new AmbiguousUrlException(dialect.id(), problem, text.text(), readings, fix);
    }
}
