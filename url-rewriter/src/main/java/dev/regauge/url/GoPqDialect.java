package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Cursor;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.GoUrlGrammar;
import dev.regauge.url.grammar.KeyValueGrammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of Go's lib/pq 1.12.3, in both forms. A URL is first made into a list of keys and values, sorted by its bytes,
 * and of two for one key the greater counts: {@code //z/d?host=a} is {@code z}. Without a word about it TLS is demanded.
 */
final class GoPqDialect extends TwoFormDialect {

    /** A pair that the parser makes of a URL: where it comes from, and how it is written before it is sorted. */
    private record Pair(String key, Value value, Optional<Parameter> parameter) {

        String written() {
            return key + "='" + value.text().replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }

    GoPqDialect() {
        super(
                "lib-pq",
                "lib/pq 1.12.3",
                new GoUrlGrammar(SCHEMES),
                KeyValueGrammar.Reader.LIB_PQ,
                GoUrls.DECODINGS,
                Decoding.BACKSLASHES,
                Defaults.ofEnvironment(TlsMode.REQUIRE),
                GoPqTable.words());
    }

    @Override
    public Unknown unknown() {
        return Unknown.SERVER_SETTING;
    }

    @Override
    String whyDropped() {
        return GoUrls.DROPPED + "; lib/pq leaves out what is empty in a URL";
    }

    @Override
    Draft.Parts settle(Draft draft) {
        boolean url = draft.parameters().stream().noneMatch(parameter -> parameter.origin() == Parameter.Origin.KEY)
                && !draft.pieces().isEmpty()
                && draft.pieces().get(0).kind() == Kind.SCHEME;
        if (!url) {
            return settled(draft.parameters(), draft.parameters(), draft.dropped());
        }
        Draft.Parts first = GoUrls.firstOfEachName(draft, draft.settled());
        List<String> dropped = new ArrayList<>(first.dropped());
        List<Pair> pairs = new ArrayList<>();
        for (Parameter parameter : first.parameters()) {
            if (parameter.value().isEmpty()) {
                dropped.add(parameter.name());
            } else {
                pairs.add(new Pair(parameter.name(), parameter.decoded(), Optional.of(parameter)));
            }
        }
        addAddress(draft, pairs);
        refuseHiddenOrder(pairs);
        pairs.sort(Comparator.comparing(Pair::written, GoPqDialect::compareCodePoints));
        List<Parameter> all = readAgain(pairs);
        List<Parameter> own = all.stream()
                .filter(parameter -> parameter.origin() != Parameter.Origin.KEY || !isAddress(parameter))
                .toList();
        return settled(all, own, dropped);
    }

    private static void addAddress(Draft draft, List<Pair> pairs) {
        Optional<String> host = GoUrls.host(draft);
        if (host.isPresent()) {
            Optional<GoUrls.HostAndPort> split = GoUrls.split(host.get());
            add(pairs, "host", Value.of(split.map(GoUrls.HostAndPort::host).orElse(host.get())));
            add(pairs, "port", Value.of(split.map(GoUrls.HostAndPort::port).orElse("")));
        } else if (draft.written().size() == 1) {
            Draft.Written written = draft.written().get(0);
            add(pairs, "host", written.name());
            written.port().ifPresent(port -> add(pairs, "port", port));
        } else {
            throw new Misread(
                    "a placeholder hides where hosts end, and lib/pq takes a list of host:port for one name",
                    draft.written().get(0).at(),
                    "write one host, or ?host=h1,h2&port=1,2");
        }
        draft.database().ifPresent(database -> add(pairs, "dbname", database));
    }

    private static void add(List<Pair> pairs, String key, Value value) {
        if (!value.text().isEmpty()) {
            pairs.add(new Pair(key, value, Optional.empty()));
        }
    }

    private static void refuseHiddenOrder(List<Pair> pairs) {
        Map<String, Value> seen = new HashMap<>();
        for (Pair pair : pairs) {
            Value other = seen.put(pair.key(), pair.value());
            if (other != null && (other.hasPlaceholder() || pair.value().hasPlaceholder())) {
                throw new Misread(
                        "two values stand for one key, and a placeholder hides which of them lib/pq takes",
                        pair.parameter().map(Parameter::nameAt).orElse(0),
                        "keep one of them");
            }
        }
    }

    /** The order of UTF-8. */
    private static int compareCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean bothSame = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothSame
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Keys are not quoted, so one with a blank or an equals sign becomes something else. */
    private List<Parameter> readAgain(List<Pair> pairs) {
        StringBuilder text = new StringBuilder();
        Map<String, Parameter> known = new HashMap<>();
        for (Pair pair : pairs) {
            text.append(text.isEmpty() ? "" : " ").append(pair.key()).append('=');
            text.append(KeyValues.inSingleQuotes(pair.value()).text());
            pair.parameter().ifPresent(parameter -> known.putIfAbsent(pair.written(), parameter));
        }
        List<Parameter> again = new ArrayList<>();
        for (Parameter parameter : listed(text.toString())) {
            String written = new Pair(parameter.name(), parameter.decoded(), Optional.empty()).written();
            again.add(known.getOrDefault(written, parameter));
        }
        return again;
    }

    private List<Parameter> listed(String text) {
        Atoms atoms = Atoms.in(text);
        Cursor cursor = new Cursor(atoms);
        try {
            new KeyValueGrammar(KeyValueGrammar.Reader.LIB_PQ).read(cursor);
        } catch (Misread misread) {
            throw new Misread(
                    "the name of a parameter holds a blank, a quote or an equals sign", 0, "correct the name");
        }
        return new Draft(this, atoms, cursor).parameters();
    }

    private static Draft.Parts settled(List<Parameter> all, List<Parameter> own, List<String> dropped) {
        Map<String, Parameter> last = GoUrls.lastOfEachName(all);
        GoPqTable.check(last);
        return new Draft.Parts(
                GoPqTable.hosts(last),
                value(last, "database").or(() -> value(last, "dbname")),
                value(last, "user"),
                value(last, "password"),
                List.copyOf(own),
                List.copyOf(dropped));
    }

    private static Optional<Value> value(Map<String, Parameter> last, String name) {
        return Optional.ofNullable(last.get(name)).map(Parameter::decoded);
    }

    // --- TLS

    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return LibpqTable.tlsRequest(super.tlsRequest(parameters), this, parameters);
    }

    /** A root certificate is always looked at where TLS is demanded. */
    @Override
    TlsMode impliedTlsMode(List<Parameter> parameters) {
        String certificate =
                GoUrls.last(parameters, "sslrootcert").map(Parameter::value).orElse("");
        return certificate.equals("system")
                ? TlsMode.VERIFY_FULL
                : certificate.isEmpty() ? TlsMode.REQUIRE : TlsMode.VERIFY_CA;
    }
}
