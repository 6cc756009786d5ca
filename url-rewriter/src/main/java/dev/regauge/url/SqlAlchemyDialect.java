package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.SqlAlchemyGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The URLs of SQLAlchemy 2, {@code postgresql+driver://user:password@host:5432/database?keyword=value}: one grammar,
 * and behind it the keywords of one driver of Python, to which every parameter is handed as a text.
 */
abstract class SqlAlchemyDialect extends Dialect {

    private static final Set<String> MAY_BE_REPEATED = Set.of("host", "port", "plugin");

    /** A parameter that SQLAlchemy takes for itself. */
    static final Word PLUGIN = Word.only("it names a plugin of SQLAlchemy", "plugin");

    private final String databaseKey;
    private final Set<String> notAsText;

    /**
     * One of its drivers.
     *
     * @param databaseKey the driver's keyword for the database
     * @param notAsText keywords of the driver that take no text, so that they cannot stand in a URL
     */
    SqlAlchemyDialect(
            String id,
            String parser,
            List<String> prefixes,
            Defaults defaults,
            List<Word> words,
            String databaseKey,
            Set<String> notAsText) {
        super(
                id,
                parser,
                prefixes,
                new SqlAlchemyGrammar(),
                Map.of(
                        Kind.USER, Decoding.PERCENT_WHERE_POSSIBLE,
                        Kind.PASSWORD, Decoding.PERCENT_WHERE_POSSIBLE,
                        Kind.DATABASE, Decoding.PERCENT_WHERE_POSSIBLE,
                        Kind.NAME, Decoding.FORM_WHERE_POSSIBLE,
                        Kind.VALUE, Decoding.FORM_WHERE_POSSIBLE),
                defaults,
                words);
        this.databaseKey = databaseKey;
        this.notAsText = notAsText;
    }

    @Override
    public Unknown unknown() {
        return Unknown.REFUSED;
    }

    @Override
    String whyDropped() {
        return "SQLAlchemy leaves a parameter out that has no value";
    }

    // --- reading

    @Override
    Draft.Parts settle(Draft draft) {
        return handed(draft);
    }

    /** What SQLAlchemy hands on, and the driver does not take. */
    @Override
    Optional<String> whyItFails(ConnectionTarget target) {
        Set<String> names = new HashSet<>();
        return target.parameters().stream()
                .filter(parameter -> parameter.origin() == Parameter.Origin.QUERY)
                .flatMap(parameter -> whyRefused(parameter.name(), names.add(parameter.name())).stream())
                .findFirst();
    }

    private Optional<String> whyRefused(String name, boolean first) {
        if (notAsText.contains(name)) {
            return Optional.of(
                    "the driver takes no text for " + Secrets.shownName(name) + ", and a URL holds nothing else");
        }
        if (!knows(name)) {
            return Optional.of("the driver knows no such parameter as " + Secrets.shownName(name));
        }
        boolean repeats = takesManyHosts() && MAY_BE_REPEATED.contains(name);
        return first || repeats
                ? Optional.empty()
                : Optional.of(Secrets.shownName(name) + " stands there twice, and the driver gets both at once");
    }

    /** The arguments of {@code create_connect_args}, which looks at hosts and ports only. */
    final Draft.Parts handed(Draft draft) {
        checkArguments(draft);
        Optional<Value> database =
                keyword(draft, databaseKey).or(() -> draft.database().filter(SqlAlchemyDialect::isTrue));
        return draft.parts(hosts(new SqlAlchemyAddress(draft)), database)
                .withUser(keyword(draft, "user").or(() -> userinfo(draft, Concept.USER)))
                .withPassword(keyword(draft, "password").or(() -> userinfo(draft, Concept.PASSWORD)));
    }

    /** Arguments that SQLAlchemy itself looks at. */
    void checkArguments(Draft draft) {}

    private Optional<Value> userinfo(Draft draft, Concept concept) {
        return draft.parameters().stream()
                .filter(parameter -> parameter.origin() == Parameter.Origin.USERINFO && isAbout(parameter, concept))
                .map(Parameter::decoded)
                .filter(SqlAlchemyDialect::isTrue)
                .findFirst();
    }

    static Optional<Value> keyword(Draft draft, String name) {
        return draft.parameters().stream()
                .filter(parameter -> parameter.origin() == Parameter.Origin.QUERY
                        && parameter.name().equals(name))
                .map(Parameter::decoded)
                .reduce((first, last) -> last);
    }

    private static boolean isTrue(Value value) {
        return !value.text().isEmpty();
    }

    /** The hosts that the driver gets. */
    abstract List<Host> hosts(SqlAlchemyAddress address);

    // --- writing

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    void write(Said said, Output out) {
        out.text(prefix()).userinfo(said);
        List<Host> hosts = ported(said.hosts());
        boolean inFront = isInFront(hosts);
        out.text(inFront ? Said.authority(hosts.get(0)) : "");
        said.database().ifPresent(database -> out.text("/").database(database));
        char separator = '?';
        for (String entry : inFront ? List.<String>of() : entries(hosts)) {
            out.text(separator + entry);
            separator = '&';
        }
        for (Said.Pair pair : said.without(Concept.USER, Concept.PASSWORD)) {
            out.text(String.valueOf(separator)).parameter(pair);
            separator = '&';
        }
    }

    private static boolean isInFront(List<Host> hosts) {
        return hosts.size() == 1 && isPlain(hosts.get(0).name());
    }

    /** Hosts among the parameters stand behind the database, and the placeholders of a format go by their order. */
    @Override
    Optional<String> cannotWrite(Said said) {
        Stream<String> places = Stream.concat(
                said.hosts().stream()
                        .flatMap(host -> Stream.of(host.name(), host.portText().orElse(""))),
                said.database().stream().map(Value::text));
        boolean ordered = places.flatMap(place -> Atoms.in(place).texts().stream())
                .anyMatch(atom -> atom.startsWith("%") && atom.indexOf('$') < 0);
        return ordered && !said.hosts().isEmpty() && !isInFront(said.hosts())
                ? Optional.of("the order of its format placeholders would change")
                : Optional.empty();
    }

    /** The hosts with the ports they need. */
    List<Host> ported(List<Host> hosts) {
        return hosts;
    }

    /** Where a name holds a colon, hosts and ports make two lists; else each host is written with its port. */
    private static List<String> entries(List<Host> hosts) {
        boolean lists = hosts.size() == 1
                || hosts.stream()
                        .anyMatch(host -> Atoms.in(host.name()).folded().indexOf(':') >= 0);
        List<String> entries = new ArrayList<>();
        if (!lists) {
            hosts.forEach(host -> entries.add("host=" + encoded(host.name()) + port(host, ":")));
        } else if (!hosts.isEmpty()) {
            entries.add("host="
                    + String.join(
                            ",",
                            hosts.stream().map(host -> encoded(host.name())).toList()));
            String ports =
                    String.join(",", hosts.stream().map(host -> port(host, "")).toList());
            if (hosts.stream().anyMatch(host -> host.portText().isPresent())) {
                entries.add("port=" + ports);
            }
        }
        return entries;
    }

    private static String port(Host host, String before) {
        return host.portText().map(port -> before + port).orElse("");
    }

    private static String encoded(String name) {
        Atoms atoms = Atoms.in(name);
        return Value.decoded(atoms.folded(), 0, atoms.folded().length(), atoms, Decoding.RAW)
                .encoded();
    }

    /** Whether it can stand in front, where nothing is decoded: a name, an address, or a placeholder. */
    private static boolean isPlain(String name) {
        Atoms atoms = Atoms.in(name);
        String folded = atoms.folded();
        return !name.isEmpty()
                && folded.chars()
                        .allMatch(c -> atoms.isStandIn((char) c)
                                || (c < 128 && Character.isLetterOrDigit(c))
                                || ".-_:%".indexOf(c) >= 0);
    }
}
