package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece.Kind;
import dev.regauge.url.grammar.PropertiesText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A target that stands under several keys of a configuration file: its URL under one, user and password under others, and
 * more around them. The text is some lines in the syntax of {@code .properties} files. The URL is read by the dialect of
 * its driver, whose parameters these are as well.
 */
abstract class SplitDialect extends Dialect {

    private final Dialect inner;
    private final String urlKey;
    private final Set<String> own = new HashSet<>();

    /**
     * Puts the data together.
     *
     * @param inner the dialect of the URL
     * @param urlKey the key to write the URL under
     * @param login the words for user and password
     * @param settings the words for everything else that stands under a key
     */
    SplitDialect(String id, String parser, Dialect inner, String urlKey, List<Word> login, List<Word> settings) {
        super(
                id,
                parser + " with " + inner.parser(),
                List.of(),
                in -> in.take(Kind.IGNORED, in.end()),
                Map.of(),
                inner.defaults(),
                Stream.of(login, inner.words(), settings).flatMap(List::stream).toList());
        this.inner = inner;
        this.urlKey = urlKey;
        Stream.of(login, settings).flatMap(List::stream).forEach(word -> own.addAll(word.names()));
    }

    final Dialect inner() {
        return inner;
    }

    /** What the first key of a text may begin with. */
    abstract List<String> beginnings();

    /** What each of these keys, which stand in one text, is for. */
    abstract List<SplitKey> keys(List<String> written);

    /** Why there is no URL, and what to do. */
    abstract Misread missingUrl(List<String> written);

    /** Whether a user or a password of this text is one at all. */
    boolean isLogin(String value) {
        return true;
    }

    /**
     * Checks the value of a key of its own.
     *
     * @throws Misread when it cannot be known what it means
     */
    void check(PropertiesText.Entry entry) {}

    /**
     * Checks a comment.
     *
     * @throws Misread when it is none
     */
    void check(PropertiesText.Comment comment, String text) {}

    // --- reading

    @Override
    final boolean recognises(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || c == '!') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (" \t\f\r\n".indexOf(c) < 0) {
                int key = at;
                return beginnings().stream().anyMatch(beginning -> text.startsWith(beginning, key));
            } else {
                at++;
            }
        }
        return false;
    }

    @Override
    final ConnectionTarget read(String text) {
        return SplitReading.read(text, this);
    }

    @Override
    final Family family() {
        return inner.family();
    }

    @Override
    public final Unknown unknown() {
        return inner.unknown();
    }

    @Override
    final boolean hasUserinfo() {
        return false;
    }

    @Override
    final boolean isAbout(Parameter parameter, Concept concept) {
        return own.contains(parameter.name()) ? super.isAbout(parameter, concept) : inner.isAbout(parameter, concept);
    }

    @Override
    final boolean isAddress(Parameter parameter) {
        return own.contains(parameter.name()) ? super.isAddress(parameter) : inner.isAddress(parameter);
    }

    @Override
    final String whyDropped() {
        return "it does not count: the same stands again further down, or nothing comes of such a key";
    }

    // --- TLS

    @Override
    final Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return inner.tlsRequest(parameters);
    }

    @Override
    final TlsMode impliedTlsMode(List<Parameter> parameters) {
        return inner.impliedTlsMode(parameters);
    }

    @Override
    final Optional<List<String[]>> sayTls(TlsMode mode) {
        return inner.sayTls(mode);
    }

    // --- writing

    @Override
    public final boolean writable() {
        return inner.writable();
    }

    @Override
    final boolean takesManyHosts() {
        return inner.takesManyHosts();
    }

    @Override
    final boolean takesSocketFolders() {
        return inner.takesSocketFolders();
    }

    @Override
    final boolean needsDatabase() {
        return inner.needsDatabase();
    }

    @Override
    final boolean takesRaw(Concept concept) {
        return concept == Concept.USER || concept == Concept.PASSWORD;
    }

    @Override
    final Optional<String> hazard(String parameter) {
        return own.contains(parameter)
                ? Optional.of(id() + " would obey it as a key of its own")
                : inner.hazard(parameter);
    }

    @Override
    final boolean fixesSetting(String name) {
        return inner.fixesSetting(name);
    }

    @Override
    final boolean canBeWrapped(Wrapper wrapper) {
        return inner.canBeWrapped(wrapper);
    }

    @Override
    final Optional<String> wrapped(Wrapper wrapper, String text) {
        String key = urlKey + "=";
        return super.wrapped(wrapper, text.substring(key.length())).map(key::concat);
    }

    @Override
    final void write(Said said, Output out) {
        List<Said.Pair> lines = new ArrayList<>();
        List<Said.Pair> parameters = new ArrayList<>();
        for (Said.Pair pair : said.parameters()) {
            if (!own.contains(pair.name())) {
                parameters.add(pair);
            } else if (canStandAlone(pair)) {
                lines.add(pair);
            } else {
                parameters.add(new Said.Pair(pair.concept(), innerName(pair), pair.value()));
            }
        }
        Output url = out.another();
        inner.write(new Said(said.hosts(), said.database(), parameters), url);
        out.text(urlKey + "=").both(PropertiesText.escaped(url.text()), PropertiesText.escaped(url.masked()));
        for (Said.Pair line : lines) {
            out.text("\n")
                    .name(line.name())
                    .text("=")
                    .part(PropertiesText.escaped(line.value().text()), line.secret());
        }
    }

    private String innerName(Said.Pair pair) {
        return pair.concept().flatMap(inner::word).map(Word::name).orElse(pair.name());
    }

    /** A blank password, and one that looks like a placeholder, are only safe percent-encoded in the URL. */
    private boolean canStandAlone(Said.Pair pair) {
        boolean login = pair.isAbout(Concept.USER) || pair.isAbout(Concept.PASSWORD);
        Value value = pair.value();
        return !login
                || (isLogin(value.text())
                        && !value.text().isEmpty()
                        && Value.raw(value.text()).placeholders().equals(value.placeholders()));
    }
}
