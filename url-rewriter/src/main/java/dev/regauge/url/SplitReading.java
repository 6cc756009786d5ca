package dev.regauge.url;

import dev.regauge.url.SplitKey.Role;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.PropertiesText;
import dev.regauge.url.grammar.PropertiesText.Comment;
import dev.regauge.url.grammar.PropertiesText.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reading of a {@link SplitDialect}'s text: the value of the URL's key is read without the file's escapes by the
 * dialect of its driver, and its places are carried back. Of the settings for the driver those in the URL count before
 * those around it, so they stand behind them; what the pool does to a connection comes last.
 */
final class SplitReading {

    /** A line with a key, and whether it is the last one with this key. */
    private record Line(Entry entry, SplitKey key, boolean counts) {
        boolean is(Role role) {
            return counts && key.role() == role;
        }

        String value() {
            return entry.value().text();
        }
    }

    private final String text;
    private final SplitDialect dialect;
    private final List<Comment> comments;
    private final List<Line> lines = new ArrayList<>();

    private SplitReading(String text, SplitDialect dialect, PropertiesText properties) {
        this.text = text;
        this.dialect = dialect;
        this.comments = properties.comments();
        List<Entry> entries = properties.entries();
        List<String> written = entries.stream().map(entry -> entry.key().text()).toList();
        List<SplitKey> keys = dialect.keys(written);
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            last.put(written.get(i), i);
        }
        for (int i = 0; i < entries.size(); i++) {
            lines.add(new Line(entries.get(i), keys.get(i), last.getOrDefault(written.get(i), i) == i));
        }
    }

    static ConnectionTarget read(String text, SplitDialect dialect) {
        PropertiesText properties;
        try {
            properties = PropertiesText.of(text);
        } catch (Misread misread) {
            throw refused(misread, dialect, Secret.MASK);
        }
        SplitReading reading = new SplitReading(text, dialect, properties);
        try {
            reading.check();
            return reading.target();
        } catch (Misread misread) {
            throw refused(misread, dialect, SplitSecrets.mask(text, properties));
        }
    }

    private static UrlSyntaxException refused(Misread misread, Dialect dialect, String masked) {
        return UrlSyntaxException.ofMasked(dialect.id(), misread.problem(), masked, misread.at() + 1, misread.fix());
    }

    private void check() {
        comments.forEach(comment -> dialect.check(comment, text));
        Map<SplitKey, Line> seen = new HashMap<>();
        for (Line line : lines) {
            if (!line.counts() || line.is(Role.FOREIGN) || line.is(Role.IDLE)) {
                continue;
            }
            if (line.is(Role.REFUSED)) {
                throw new Misread(
                        line.key().name(), line.entry().start(), "take it out, or write the target in another form");
            }
            dialect.check(line.entry());
            Line before = seen.putIfAbsent(line.key(), line);
            if (before != null && !before.value().equals(line.value())) {
                throw new Misread(
                        "two keys say different things about the same, and which counts depends on where they stand",
                        line.entry().start(),
                        "keep one of them");
            }
        }
    }

    private ConnectionTarget target() {
        Line url = last(Role.URL)
                .orElseThrow(() -> dialect.missingUrl(
                        lines.stream().map(line -> line.entry().key().text()).toList()));
        ConnectionTarget inner = inner(url);
        Optional<Value> user = inner.parts().user().or(() -> login(Role.USER));
        Optional<Value> password = inner.parts().password().or(() -> login(Role.PASSWORD));
        List<String> dropped = new ArrayList<>(inner.dropped());
        lines.stream()
                .filter(line -> !line.counts() || line.is(Role.IDLE))
                .filter(line -> line.key().role() != Role.FOREIGN)
                .forEach(line -> dropped.add(line.entry().key().text()));
        Draft.Parts parts = new Draft.Parts(
                inner.hosts(), inner.parts().database(), user, password, parameters(inner), List.copyOf(dropped));
        return new ConnectionTarget(text, dialect, layout(url, inner), parts, inner.wrapper());
    }

    private ConnectionTarget inner(Line url) {
        try {
            return ConnectionTarget.parse(url.value(), dialect.inner());
        } catch (UrlSyntaxException refused) {
            int index = Math.min(refused.at() - 1, url.value().length());
            throw new Misread(refused.problem(), url.entry().value().place(index), refused.fix());
        }
    }

    private Optional<Line> last(Role role) {
        return lines.stream().filter(line -> line.is(role)).reduce((first, second) -> second);
    }

    private Optional<Value> login(Role role) {
        return last(role).filter(line -> dialect.isLogin(line.value())).map(SplitReading::value);
    }

    /** The weaker first, so that of several about the same the last counts. */
    private List<Parameter> parameters(ConnectionTarget inner) {
        List<Parameter> parameters = new ArrayList<>();
        add(Role.DRIVER, parameters);
        add(Role.USER, parameters);
        add(Role.PASSWORD, parameters);
        parameters.addAll(inner.parameters());
        add(Role.SETTING, parameters);
        return List.copyOf(parameters);
    }

    private void add(Role role, List<Parameter> parameters) {
        lines.stream().filter(line -> line.is(role)).map(this::parameter).forEach(parameters::add);
    }

    private Parameter parameter(Line line) {
        Entry entry = line.entry();
        return new Parameter(
                name(line.key()),
                value(line),
                Parameter.Origin.KEY,
                entry.start(),
                entry.value().start());
    }

    private String name(SplitKey key) {
        return switch (key.role()) {
            case USER -> dialect.word(Concept.USER).orElseThrow().name();
            case PASSWORD -> dialect.word(Concept.PASSWORD).orElseThrow().name();
            default -> key.name();
        };
    }

    /** As it stands: outside of URLs a percent sign begins no placeholder. */
    private static Value value(Line line) {
        return Value.raw(line.value());
    }

    private Layout layout(Line url, ConnectionTarget inner) {
        Layout around = inner.layout().placed(url.entry().value()::place);
        return new Layout() {
            @Override
            public List<Piece> pieces() {
                return SplitReading.this.pieces(url, around.pieces());
            }

            @Override
            public List<SecretSpans.Span> secrets() {
                return SplitReading.this.secrets(url, around.secrets());
            }

            @Override
            public List<String> placeholders() {
                List<String> all = new ArrayList<>();
                for (Line line : lines) {
                    all.addAll(
                            line.equals(url)
                                    ? around.placeholders()
                                    : value(line).placeholders());
                }
                return all;
            }
        };
    }

    private List<Piece> pieces(Line url, List<Piece> ofUrl) {
        List<Piece> pieces = new ArrayList<>();
        int comment = 0;
        int at = 0;
        for (Line line : lines) {
            Entry entry = line.entry();
            while (comment < comments.size() && comments.get(comment).start() < entry.start()) {
                at = take(pieces, Kind.MARK, at, comments.get(comment).start());
                at = take(pieces, Kind.IGNORED, at, comments.get(comment++).end());
            }
            at = take(pieces, Kind.MARK, at, entry.start());
            if (line.equals(url)) {
                at = take(pieces, Kind.NAME, at, entry.key().end());
                take(pieces, Kind.MARK, at, entry.value().start());
                pieces.addAll(ofUrl);
                at = entry.end();
            } else {
                at = take(pieces, line, at);
            }
        }
        for (; comment < comments.size(); comment++) {
            at = take(pieces, Kind.MARK, at, comments.get(comment).start());
            at = take(pieces, Kind.IGNORED, at, comments.get(comment).end());
        }
        take(pieces, Kind.MARK, at, text.length());
        return List.copyOf(pieces);
    }

    private static int take(List<Piece> pieces, Line line, int start) {
        Entry entry = line.entry();
        if (line.key().role() == Role.FOREIGN) {
            return take(pieces, Kind.IGNORED, start, entry.end());
        }
        boolean dropped = !line.counts() || line.is(Role.IDLE);
        int at = take(
                pieces,
                dropped ? Kind.DROPPED_NAME : Kind.NAME,
                start,
                entry.key().end());
        take(pieces, Kind.MARK, at, entry.value().start());
        pieces.add(new Piece(
                dropped ? Kind.DROPPED_VALUE : Kind.VALUE, entry.value().start(), entry.end()));
        return entry.end();
    }

    private static int take(List<Piece> pieces, Kind kind, int start, int end) {
        if (end > start) {
            pieces.add(new Piece(kind, start, end));
        }
        return end;
    }

    private List<SecretSpans.Span> secrets(Line url, List<SecretSpans.Span> ofUrl) {
        SplitSecrets secrets = new SplitSecrets(text);
        comments.forEach(secrets::add);
        for (Line line : lines) {
            boolean shown = line.counts() && !line.is(Role.PASSWORD) && !line.is(Role.URL);
            if (line.equals(url)) {
                secrets.addAll(ofUrl);
            } else if (shown ? SplitSecrets.isSecret(line.entry()) : SplitSecrets.couldBeSecret(line.entry())) {
                secrets.add(line.entry());
            }
        }
        return secrets.spans();
    }
}
