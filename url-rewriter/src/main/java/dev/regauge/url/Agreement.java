package dev.regauge.url;

import dev.regauge.url.LoginCuts.Cut;
import dev.regauge.url.grammar.Atoms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways in which one text can be read, by real parsers and as it was perhaps meant. Two of them conflict where both
 * name servers and these differ, or both name a user or a password and these differ; what one leaves to its defaults
 * conflicts with nothing.
 */
final class Agreement {

    /** A target, and who reads it so. */
    private record Candidate(ConnectionTarget target, Optional<Cut> cut) {}

    private final Schemeless text;
    private final Dialect dialect;
    private final boolean wanted;
    private final Atoms atoms;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();

    /**
     * Nothing read yet.
     *
     * @param wanted whether the user has named the dialect
     */
    Agreement(Schemeless text, Dialect dialect, boolean wanted) {
        this.text = text;
        this.dialect = dialect;
        this.wanted = wanted;
        this.atoms = Atoms.in(text.rest());
    }

    void add(ConnectionTarget target) {
        candidates.add(new Candidate(target, Optional.empty()));
    }

    /** A way to read it without a target, for the message. */
    void add(Cut cut) {
        cuts.add(cut);
    }

    void add(Cut cut, ConnectionTarget target) {
        candidates.add(new Candidate(target, Optional.of(cut)));
        cuts.add(cut);
    }

    /** The other dialects that begin like the text; for a driver without userinfo, those its userinfo may come from. */
    private List<Dialect> siblings() {
        String beginning = uri();
        return Dialects.all().stream()
                .filter(other -> other != dialect && other.recognises(beginning))
                .toList();
    }

    /** Whether only the userinfo is of another language; everything behind it is still the driver's. */
    private boolean isForeign() {
        return !dialect.hasUserinfo()
                && text.rest().startsWith("//")
                && atoms.folded().indexOf('@') >= 0;
    }

    private String uri() {
        return isForeign() ? Dialects.LIBPQ_URI.prefix() + text.rest().substring("//".length()) : text.text();
    }

    void addSiblings() {
        String uri = uri();
        siblings().forEach(other -> Repairer.read(uri, other).ifPresent(this::add));
    }

    /** Whether both name something that cannot be the same. */
    static boolean conflict(ConnectionTarget one, ConnectionTarget other) {
        return conflict(one, other, true);
    }

    private static boolean conflict(ConnectionTarget one, ConnectionTarget other, boolean ports) {
        boolean named = namesServers(one) && namesServers(other);
        boolean servers = named && !servers(one, ports).equals(servers(other, ports));
        return servers
                || differ(one.user(), other.user())
                || differ(one.password().map(Secret::reveal), other.password().map(Secret::reveal));
    }

    private static List<String> servers(ConnectionTarget target, boolean ports) {
        return ports
                ? Destination.of(target).hosts()
                : target.hosts().stream().map(Destination::name).toList();
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        boolean both = !one.orElse("").isEmpty() && !other.orElse("").isEmpty();
        return both && !one.equals(other);
    }

    /** A list or a port taken for a part of the name, or something encoded in it, is found by no look-up. */
    private static boolean namesServers(ConnectionTarget target) {
        return !target.hosts().isEmpty() && target.hosts().stream().noneMatch(Agreement::isNoServer);
    }

    private static boolean isNoServer(Host host) {
        String name = host.name();
        boolean openBracket = name.startsWith("[") && !name.endsWith("]");
        boolean openPlaceholder = name.indexOf('{') >= 0 && Atoms.in(name).isEmpty();
        boolean list = name.indexOf(',') >= 0 || name.indexOf('%') >= 0 || isNameWithPort(name);
        return name.isEmpty() || openBracket || openPlaceholder || list;
    }

    private static boolean isNameWithPort(String name) {
        int colon = name.indexOf(':');
        boolean one = colon > 0 && colon == name.lastIndexOf(':') && colon + 1 < name.length();
        return one && name.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether parameters about something say different things. */
    static boolean saysTwice(ConnectionTarget target, Concept concept) {
        return target.parameters().stream()
                        .filter(parameter -> target.dialect().isAbout(parameter, concept))
                        .map(Parameter::value)
                        .distinct()
                        .count()
                > 1;
    }

    /**
     * Refuses to choose where any reading conflicts with this one.
     *
     * @param strict what the dialect's own parser reads
     */
    void check(ConnectionTarget chosen, Optional<ConnectionTarget> strict) {
        boolean conflict = candidates.stream()
                .anyMatch(candidate ->
                        candidate.target() != chosen && conflict(chosen, candidate.target(), !isForeign()));
        if (conflict) {
            throw ambiguous(strict.isPresent() || !candidates.isEmpty());
        }
    }

    /** Refuses to choose between the ways to cut. */
    void checkCuts() {
        if (cuts.size() > 1) {
            throw ambiguous(true);
        }
    }

    private AmbiguousUrlException ambiguous(boolean listed) {
        boolean list = atoms.folded().indexOf(',') >= 0;
        String fix = (list ? "write a port behind every host, and " : "")
                + "percent-encode user and password: @ as %40, / as %2F, ? as %3F, # as %23, % as %25, + as %2B"
                + (wanted ? "" : "; or name the dialect that is meant");
        return new AmbiguousUrlException(
                dialect.id(),
                "it can be read in ways that reach different servers or log in differently",
                text.text(),
                listed ? readings() : List.of(),
                fix);
    }

    private List<String> readings() {
        Shown shown = shown();
        Map<Destination, List<String>> readers = new LinkedHashMap<>();
        Map<Destination, String> lines = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.cut().isEmpty()) {
                Destination destination = Destination.of(candidate.target());
                lines.putIfAbsent(destination, line(candidate.target(), shown));
                readers.computeIfAbsent(destination, first -> new ArrayList<>())
                        .add(candidate.target().dialect().id());
            }
        }
        List<String> readings = new ArrayList<>();
        readers.forEach(
                (destination, ids) -> readings.add(lines.get(destination) + " (" + String.join(", ", ids) + ")"));
        cuts.stream().map(cut -> line(cut, shown)).forEach(readings::add);
        return readings;
    }

    /** What is a secret to one reading is hidden in all. */
    private Shown shown() {
        Shown shown = new Shown(text.rest(), text.uri());
        candidates.stream()
                .filter(candidate -> candidate.cut().isEmpty())
                .forEach(candidate -> shown.hideSecretsOf(candidate.target()));
        for (Cut cut : cuts) {
            if (cut.at() >= 0 && cut.user() < cut.at()) {
                shown.hide(atoms.original(cut.user() + 1), atoms.original(cut.at()));
            }
        }
        return shown;
    }

    private static String line(ConnectionTarget target, Shown shown) {
        return "host " + shown.hosts(target)
                + shown.user(target).map(user -> ", user " + user).orElse("")
                + (target.password().isPresent() ? ", with a password" : "");
    }

    private String line(Cut cut, Shown shown) {
        String hosts = Shown.shortened(shown.part(atoms.original(cut.hosts()), atoms.original(cut.tail())));
        String where = cut.at() < 0 ? "no userinfo" : "the userinfo up to the @ before it";
        return "host " + (hosts.isEmpty() ? "by default" : hosts) + " (" + where + ")";
    }
}
