package dev.regauge.url;

import dev.regauge.url.grammar.DjDatabaseUrlGrammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.Urllib;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The URLs of dj-database-url 3, as Django's PostgreSQL backend uses what comes of them: the parameters become
 * {@code OPTIONS}, of which digits turn into numbers and true and false into booleans, and go to psycopg and libpq. What
 * stands before the path wins over them, but {@code dbname} wins over the path.
 */
final class DjDatabaseUrlDialect extends Dialect {

    private static final List<String> PREFIXES = List.of(
            "postgres://",
            "postgresql://",
            "pgsql://",
            "postgis://",
            "redshift://",
            "timescale://",
            "timescalegis://",
            "cockroach://");

    private static final String DJANGO = "Django takes it, and psycopg never sees it";

    DjDatabaseUrlDialect() {
        super(
                "dj-database-url",
                "dj-database-url 3.1",
                PREFIXES,
                new DjDatabaseUrlGrammar(),
                Map.of(
                        Kind.USER, Urllib.UNQUOTE,
                        Kind.PASSWORD, Urllib.UNQUOTE,
                        Kind.HOST, Urllib.HOSTNAME,
                        Kind.PORT, Urllib.AS_IT_STANDS,
                        Kind.DATABASE, Urllib.UNQUOTE,
                        Kind.NAME, Urllib.UNQUOTE_PLUS,
                        Kind.VALUE, Urllib.UNQUOTE_PLUS),
                Defaults.ofEnvironment(TlsMode.PREFER),
                table(
                        LibpqTable.words(),
                        LibpqTable.REQUIRE_SSL,
                        Word.of(Concept.PREPARE_THRESHOLD, Meanings.PREPARED_AFTER, "prepare_threshold"),
                        Word.only(DJANGO, "assume_role", "isolation_level", "server_side_binding", "pool")));
    }

    @Override
    boolean takes(String text) {
        return PREFIXES.stream().anyMatch(prefix -> Urllib.begins(text, prefix));
    }

    @Override
    Family family() {
        return Family.LIBPQ;
    }

    @Override
    public Unknown unknown() {
        return Unknown.REFUSED;
    }

    @Override
    String whyDropped() {
        return "it does not count: it has no value, or another word has the last one";
    }

    // --- what dj-database-url makes of it

    /** Of the port dj-database-url takes digits only, and 0 for none. */
    static Optional<Value> port(Draft draft) {
        return draft.written().stream()
                .flatMap(written -> written.port().stream().map(port -> checked(port, written.portAt())))
                .filter(port -> !port.text().equals("0"))
                .findFirst();
    }

    private static Value checked(Value port, int at) {
        String text = port.text();
        boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9')
                && PythonNumber.read(text)
                        .filter(digits -> digits.length() <= 5 && Integer.parseInt(digits) <= 65535)
                        .isPresent();
        if (!number && !port.hasPlaceholder()) {
            throw new Misread("the port is no number up to 65535", at, "write host:5432");
        }
        return port.hasPlaceholder() ? port : Value.of(PythonNumber.read(text).orElse(text));
    }

    /**
     * {@code OPTIONS} before their typing. {@code currentSchema} becomes {@code options}, whatever they held, except for
     * {@code cockroach://}.
     */
    static List<Parameter> options(Draft draft, boolean schemas) {
        List<Parameter> options = new ArrayList<>();
        Optional<Parameter> schema = Optional.empty();
        for (Parameter parameter : draft.parameters()) {
            if (parameter.origin() == Parameter.Origin.USERINFO) {
                continue;
            }
            Value typed = typed(parameter);
            if (schemas && parameter.name().equals("currentSchema")) {
                schema = Optional.of(with(parameter, "currentSchema", typed));
            } else {
                options.add(parameter);
            }
        }
        schema.filter(parameter -> !Set.of("0", "False").contains(parameter.value()))
                .ifPresent(parameter -> {
                    options.removeIf(other -> other.name().equals("options"));
                    options.add(with(parameter, "options", searchPath(parameter.decoded())));
                });
        return List.copyOf(options);
    }

    private static Value searchPath(Value schema) {
        List<Value.Segment> segments = new ArrayList<>();
        segments.add(new Value.Segment("-c search_path=", false));
        segments.addAll(schema.segments());
        return new Value(List.copyOf(segments));
    }

    private static Parameter with(Parameter parameter, String name, Value value) {
        return new Parameter(name, value, parameter.origin(), parameter.nameAt(), parameter.valueAt());
    }

    /** {@code 010} becomes the number 10, and {@code true} becomes {@code True}. */
    private static Value typed(Parameter parameter) {
        String text = parameter.value();
        String small = text.toLowerCase(Locale.ROOT);
        if (parameter.decoded().hasPlaceholder()) {
            return parameter.decoded();
        }
        if (PythonNumber.isDigits(text)) {
            return Value.of(PythonNumber.read(text)
                    .orElseThrow(() -> new Misread(
                            "a value is made of digits and no number",
                            parameter.valueAt(),
                            "write it in plain digits")));
        }
        boolean truth = small.equals("true") || small.equals("false");
        return truth ? Value.of(small.equals("true") ? "True" : "False") : parameter.decoded();
    }

    // --- what Django makes of that

    @Override
    Draft.Parts settle(Draft draft) {
        List<Parameter> options = typedOptions(draft);
        Optional<Value> database = option(options, "dbname")
                .or(() -> draft.database().filter(value -> !value.text().isEmpty()));
        return withoutShadowed(draft, options, database);
    }

    private static List<Parameter> typedOptions(Draft draft) {
        boolean cockroach = draft.scheme().toLowerCase(Locale.ROOT).endsWith("cockroach:");
        List<Parameter> typed = new ArrayList<>();
        for (Parameter parameter : options(draft, !cockroach)) {
            typed.add(
                    parameter.name().equals("options")
                            ? parameter
                            : with(parameter, parameter.name(), typed(parameter)));
        }
        return typed;
    }

    /** What Django and psycopg refuse of what dj-database-url hands on. */
    @Override
    Optional<String> whyItFails(ConnectionTarget target) {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : target.parameters()) {
            if (parameter.origin() == Parameter.Origin.QUERY && !knows(parameter.name())) {
                return Optional.of("libpq knows no such parameter as " + Secrets.shownName(parameter.name()));
            }
            if (parameter.origin() == Parameter.Origin.QUERY && !names.add(parameter.name())) {
                return Optional.of(
                        Secrets.shownName(parameter.name()) + " stands there twice, and psycopg gets a list");
            }
        }
        return target.database().isEmpty() && !names.contains("service")
                ? Optional.of("no database is named, and Django needs one")
                : Optional.empty();
    }

    private static Optional<Value> option(List<Parameter> options, String name) {
        return options.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::decoded)
                .findFirst();
    }

    private Draft.Parts withoutShadowed(Draft draft, List<Parameter> options, Optional<Value> database) {
        List<Parameter> counting = new ArrayList<>();
        List<String> dropped = new ArrayList<>(draft.dropped());
        for (Parameter parameter : draft.parameters()) {
            if (parameter.origin() == Parameter.Origin.USERINFO) {
                counting.add(parameter);
            }
        }
        Set<String> login = new HashSet<>(counting.stream().map(Parameter::name).toList());
        for (Parameter parameter : options) {
            if (login.contains(parameter.name())) {
                dropped.add(parameter.name());
            } else {
                counting.add(parameter);
            }
        }
        return new Draft.Parts(
                hosts(draft, options),
                database,
                option(counting, "user"),
                option(counting, "password"),
                List.copyOf(counting),
                List.copyOf(dropped));
    }

    /** libpq splits them. */
    private static List<Host> hosts(Draft draft, List<Parameter> options) {
        Optional<Value> host = draft.written().stream()
                .map(Draft.Written::name)
                .filter(name -> !name.text().isEmpty())
                .findFirst()
                .or(() -> option(options, "host"));
        Optional<Value> port = port(draft).or(() -> option(options, "port"));
        int at = draft.written().isEmpty() ? 0 : draft.written().get(0).at();
        return HostLists.aligned(host, port, at);
    }

    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return LibpqTable.tlsRequest(super.tlsRequest(parameters), this, parameters);
    }

    @Override
    TlsMode impliedTlsMode(List<Parameter> parameters) {
        return LibpqTable.impliedTlsMode(this, parameters);
    }
}
