package dev.regauge.url;

import dev.regauge.url.grammar.AdoNetGrammar;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The connection strings of Npgsql 10.0.3: {@code Host=db1:5433,db2;Username=u;Password="a;b";SSL Mode=VerifyFull}. Keys
 * are taken in any case and under several names, the last of a key counts, and one without a value takes back what was
 * written before. Certificates are looked at from {@code VerifyCA} on; {@code Require} never does, whatever the other keys
 * say.
 */
final class NpgsqlDialect extends Dialect {

    private static final Map<String, String> SPELLINGS = spellings();

    NpgsqlDialect() {
        super(
                "npgsql",
                "Npgsql 10.0.3",
                List.of(),
                new AdoNetGrammar(),
                Map.of(Kind.NAME, AdoNetGrammar.NAME),
                Defaults.ofLocalhost(TlsMode.PREFER),
                NpgsqlTable.words());
    }

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new HashMap<>();
        for (Word word : NpgsqlTable.words()) {
            word.names().forEach(name -> spellings.put(name.toUpperCase(Locale.ROOT), word.name()));
        }
        return spellings;
    }

    /** Letters outside ASCII have no case here: .NET maps none of them to one inside. */
    @Override
    String canonical(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 128);
        return ascii ? SPELLINGS.getOrDefault(name.toUpperCase(Locale.ROOT), name) : name;
    }

    /** {@code Server=} begins the texts of other databases as well; {@code host=} alone is libpq's. */
    @Override
    boolean recognises(String text) {
        Optional<String> first = KeyValues.firstKey(text, ' ');
        boolean own = first.filter(key -> key.equalsIgnoreCase("Host") || key.equalsIgnoreCase("Username"))
                .isPresent();
        if (!own) {
            return false;
        }
        int semicolon = text.indexOf(';');
        Optional<String> second =
                semicolon < 0 ? Optional.empty() : KeyValues.firstKey(text.substring(semicolon + 1), ' ');
        boolean capital = Character.isUpperCase(first.orElseThrow().charAt(0));
        return second.isPresent() ? knows(canonical(second.get())) : capital;
    }

    @Override
    String shownWhenRefused(String text) {
        return Secrets.maskKeysAndValues(text);
    }

    @Override
    public Unknown unknown() {
        return Unknown.REFUSED;
    }

    @Override
    boolean hasUserinfo() {
        return false;
    }

    @Override
    Parameter.Origin parameterOrigin() {
        return Parameter.Origin.KEY;
    }

    @Override
    Decoding decoding(Piece piece, String text) {
        return piece.kind() == Kind.VALUE ? AdoNetGrammar.decoding(piece, text) : super.decoding(piece, text);
    }

    @Override
    String whyDropped() {
        return "a key without a value takes back what was written before it";
    }

    // --- what counts

    @Override
    Draft.Parts settle(Draft draft) {
        draft.parameters().forEach(this::check);
        Map<String, Integer> takenBack = new HashMap<>();
        for (int i = 0; i < draft.parameters().size(); i++) {
            if (!draft.parameters().get(i).hasValue()) {
                takenBack.put(draft.parameters().get(i).name(), i);
            }
        }
        List<Parameter> counting = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < draft.parameters().size(); i++) {
            Parameter parameter = draft.parameters().get(i);
            if (i > takenBack.getOrDefault(parameter.name(), -1)) {
                counting.add(parameter);
            } else {
                dropped.add(parameter.name());
            }
        }
        checkTogether(counting);
        return new Draft.Parts(
                NpgsqlHosts.of(last(counting, "Host"), last(counting, "Port")),
                last(counting, "Database").map(Parameter::decoded),
                last(counting, "Username").map(Parameter::decoded),
                last(counting, "Password").map(Parameter::decoded),
                List.copyOf(counting),
                List.copyOf(dropped));
    }

    private static Optional<Parameter> last(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .reduce((first, second) -> second);
    }

    private void check(Parameter parameter) {
        Word word = word(parameter.name())
                .orElseThrow(() -> new Misread(
                        "Npgsql knows no such key", parameter.nameAt(), "remove it, or write one that Npgsql knows"));
        boolean visible = parameter.hasValue() && !parameter.decoded().hasPlaceholder();
        boolean number = word.isAbout(Concept.PORT)
                && NpgsqlTable.NUMBER
                        .read(parameter.value())
                        .filter("0"::equals)
                        .isPresent();
        boolean taken = word.meaning().read(parameter.value()).isPresent() && !number;
        if (visible && !taken && !word.isAbout(Concept.TLS_MODE)) {
            throw new Misread(
                    "Npgsql takes no such value for this key", parameter.valueAt(), "write one that Npgsql takes");
        }
    }

    private static void checkTogether(List<Parameter> parameters) {
        Optional<Parameter> host = last(parameters, "Host");
        if (host.map(Parameter::value).filter(name -> !name.isBlank()).isEmpty()) {
            throw new Misread("Npgsql needs a host", 0, "add Host=localhost");
        }
        Optional<Parameter> direct = last(parameters, "SSL Negotiation").filter(NpgsqlDialect::isDirect);
        Optional<Parameter> mode = last(parameters, "SSL Mode");
        boolean hidden =
                mode.map(Parameter::decoded).filter(Value::hasPlaceholder).isPresent();
        if (direct.isPresent()
                && !hidden
                && mode.flatMap(NpgsqlDialect::mode).orElse(TlsMode.PREFER).weakerThan(TlsMode.REQUIRE)) {
            throw new Misread(
                    "direct TLS goes with SSL Mode=Require or stronger only",
                    direct.get().nameAt(),
                    "add SSL Mode=Require");
        }
        Optional<Parameter> target = last(parameters, "Target Session Attributes")
                .filter(parameter -> !parameter.value().equalsIgnoreCase("any"));
        if (target.isPresent() && !isList(host.orElseThrow().decoded())) {
            throw new Misread(
                    "Npgsql chooses between several hosts only", target.get().nameAt(), "add the other hosts to Host");
        }
    }

    private static boolean isDirect(Parameter negotiation) {
        return NpgsqlTable.NEGOTIATION
                .read(negotiation.value())
                .filter("direct"::equals)
                .isPresent();
    }

    /** A placeholder may hide a list. */
    private static boolean isList(Value host) {
        return host.hasPlaceholder() || host.text().indexOf(',') >= 0;
    }

    private static Optional<TlsMode> mode(Parameter parameter) {
        return NpgsqlTable.TLS_WORDS.read(parameter.value()).flatMap(TlsMode::ofWord);
    }

    // --- writing

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    boolean takesSocketFolders() {
        return true;
    }

    @Override
    Optional<String> cannotWrite(Said said) {
        if (KeyValues.holdsZero(said)) {
            return Optional.of("a value holds the character 0, which Npgsql refuses");
        }
        boolean target = said.value(Concept.TARGET_SERVER)
                .filter(value -> !value.text().equals("any"))
                .isPresent();
        if (target && said.hosts().size() < 2) {
            return Optional.of("it demands a kind of server, which Npgsql refuses where there is only one host");
        }
        boolean system = said.value(Concept.TLS_AUTHORITY)
                .filter(value -> value.text().equals("system"))
                .isPresent();
        return system
                ? Optional.of(
                        "it trusts the authorities of the operating system by name; Npgsql does so without a name,"
                                + " so leave the root certificate out and write the mode verify-full")
                : Optional.empty();
    }

    @Override
    void write(Said said, Output out) {
        KeyValues list = new KeyValues(out, ";", NpgsqlDialect::inQuotes);
        List<Host> hosts = said.hosts();
        boolean one = hosts.size() == 1;
        list.add("Host", hosts.isEmpty() ? Value.of("localhost") : NpgsqlHosts.written(hosts), false);
        if (one) {
            hosts.get(0).portText().ifPresent(port -> list.add("Port", Value.of(port), false));
        }
        said.database().ifPresent(database -> list.add("Database", database, Output.isSecretDatabase(database)));
        for (Said.Pair pair : said.parameters()) {
            list.add(pair.name(), pair.value(), pair.secret());
        }
    }

    /** In the quotes that need less doubling. */
    private static Value inQuotes(Value value) {
        boolean single = value.text().indexOf('"') >= 0 && value.text().indexOf('\'') < 0;
        String quote = single ? "'" : "\"";
        List<Value.Segment> segments = new ArrayList<>(List.of(new Value.Segment(quote, false)));
        for (Value.Segment segment : value.segments()) {
            segments.add(
                    segment.placeholder()
                            ? segment
                            : new Value.Segment(segment.text().replace(quote, quote + quote), false));
        }
        segments.add(new Value.Segment(quote, false));
        return new Value(segments);
    }
}
