package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Cursor;
import dev.regauge.url.grammar.Decoding;
import dev.regauge.url.grammar.Grammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to write a connection target: the beginnings of its texts, a grammar, the way each part is decoded, defaults,
 * and a table of its parameters. Each is one file of this package; {@link Dialects} lists them. Immutable.
 */
public abstract class Dialect {

    /** What a parser does with a parameter it does not know. */
    public enum Unknown {
        /** It takes no such text. */
        REFUSED,
        /** It tells the server to set it. */
        SERVER_SETTING,
        /** It goes on as if nothing had been written. */
        IGNORED
    }

    /** Programs that hand parameters they do not know on to others, or read those of others. */
    enum Family {
        JDBC,
        LIBPQ,
        OTHER
    }

    /**
     * What is connected to where the text is silent.
     *
     * @param host a fixed host, or empty where it depends on the client's machine
     * @param database a fixed database, or empty where it is the user's name
     * @param user a fixed user, or empty where it is the operating system's user
     * @param password a fixed password, or empty where there is none
     * @param tls how the connection is protected
     */
    public record Defaults(
            Optional<String> host,
            Optional<String> database,
            Optional<String> user,
            Optional<Secret> password,
            TlsMode tls) {

        /** Nothing fixed: the host is found in the environment or is a socket of this machine, as with libpq. */
        static Defaults ofEnvironment(TlsMode tls) {
            return new Defaults(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), tls);
        }

        /** {@code localhost}. */
        static Defaults ofLocalhost(TlsMode tls) {
            return new Defaults(Optional.of("localhost"), Optional.empty(), Optional.empty(), Optional.empty(), tls);
        }
    }

    private final String id;
    private final String parser;
    private final List<String> prefixes;
    private final Grammar grammar;
    private final Map<Kind, Decoding> decodings = new EnumMap<>(Kind.class);
    private final Defaults defaults;
    private final List<Word> words;
    private final Map<String, Word> wordOfName = new HashMap<>();
    private final Map<Concept, Word> wordOfConcept = new EnumMap<>(Concept.class);

    /**
     * Puts the data together.
     *
     * @param id the name in commands; a version that is not the newest follows a colon, as in {@code libpq-uri:18}
     * @param parser the program and version whose reading this is
     * @param prefixes what texts may begin with, the one to write first; empty for lists of keys and values
     * @param decodings for each kind of piece that is not taken as it stands
     */
    Dialect(
            String id,
            String parser,
            List<String> prefixes,
            Grammar grammar,
            Map<Kind, Decoding> decodings,
            Defaults defaults,
            List<Word> words) {
        this.id = id;
        this.parser = parser;
        this.prefixes = List.copyOf(prefixes);
        this.grammar = grammar;
        this.decodings.putAll(decodings);
        this.defaults = defaults;
        this.words = List.copyOf(words);
        for (Word word : words) {
            word.names().forEach(name -> wordOfName.put(canonical(name), word));
            word.concept().ifPresent(concept -> wordOfConcept.putIfAbsent(concept, word));
        }
    }

    /** The dialect's name in commands and messages, for example {@code pgjdbc-ng} or {@code libpq-uri:18}. */
    public final String id() {
        return id;
    }

    /** The program and version whose reading this is, for example {@code pgjdbc 42.7.14}. */
    public final String parser() {
        return parser;
    }

    /** What its texts begin with, for example {@code jdbc:pgsql:}; empty for lists of keys and values. */
    public final String prefix() {
        return prefixes.isEmpty() ? "" : prefixes.get(0);
    }

    /** Everything its texts may begin with. */
    public final List<String> prefixes() {
        return prefixes;
    }

    /** What it connects to where the text is silent. */
    public final Defaults defaults() {
        return defaults;
    }

    /** How a connection is protected when the text says nothing about it. */
    public final TlsMode defaultTlsMode() {
        return defaults.tls();
    }

    /** Its table of parameters. */
    public final List<Word> words() {
        return words;
    }

    /** What its parser does with a parameter that is not in {@link #words}. */
    public Unknown unknown() {
        return Unknown.IGNORED;
    }

    /** Whether targets can be written in it; the others are read only. */
    public boolean writable() {
        return false;
    }

    /** Whether a parameter of this name asks for a {@link TlsMode}. */
    public final boolean isTlsMode(String parameter) {
        return word(parameter).filter(word -> word.isAbout(Concept.TLS_MODE)).isPresent();
    }

    // --- reading

    /** Whether a text that begins like this is most likely of this dialect. Only the beginning is looked at. */
    boolean recognises(String text) {
        for (String prefix : prefixes) {
            if (text.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the parser looks further at a text that begins like this. */
    boolean takes(String text) {
        return prefixes.isEmpty() || recognises(text);
    }

    /** A text that is refused, as it may be shown: what a refusal could show of a secret is hidden. */
    String shownWhenRefused(String text) {
        return text;
    }

    /** What reads a text, placeholders folded, where the parser reads texts in several ways; its words are the same. */
    Dialect reader(String folded) {
        return this;
    }

    /**
     * Reads exactly what the parser reads, its rejections included; placeholders may stand for any component.
     *
     * @throws UrlSyntaxException when the parser would not take it
     */
    ConnectionTarget read(String text) {
        Atoms atoms = Atoms.in(text);
        try {
            Cursor cursor = new Cursor(atoms);
            Dialect reader = reader(atoms.folded());
            reader.grammar.read(cursor);
            Draft draft = new Draft(reader, atoms, cursor);
            return new ConnectionTarget(text, this, atoms, draft, reader.settle(draft));
        } catch (Misread misread) {
            int at = atoms.original(Math.min(misread.at(), atoms.folded().length())) + 1;
            throw new UrlSyntaxException(id, misread.problem(), shownWhenRefused(text), at, misread.fix());
        }
    }

    /**
     * Decides which pieces count, and checks what the parser checks.
     *
     * @throws Misread when the parser would not take them
     */
    Draft.Parts settle(Draft draft) {
        return draft.settled();
    }

    /**
     * Why a text that the parser takes leads to no connection, because what stands behind the parser refuses a parameter;
     * empty where it does not.
     */
    Optional<String> whyItFails(ConnectionTarget target) {
        return Optional.empty();
    }

    /** The name under which a parameter is found in the table, where the parser knows several spellings by rule. */
    String canonical(String name) {
        return name;
    }

    /** Whether a user, and perhaps a password, may stand before an {@code @}. */
    boolean hasUserinfo() {
        return true;
    }

    /** Where its parameters stand. */
    Parameter.Origin parameterOrigin() {
        return Parameter.Origin.QUERY;
    }

    /** Where the parameters of this text stand, for parsers that read two forms. */
    Parameter.Origin parameterOrigin(String text) {
        return parameterOrigin();
    }

    /** How a piece of this text is decoded, where that depends on more than its kind. */
    Decoding decoding(Piece piece, String text) {
        return decoding(piece.kind());
    }

    /** Whether a parameter is added to those of the same name before it, and does not replace them. */
    boolean addsUp(Concept concept) {
        return false;
    }

    /** Why the parser leaves out the parameters it drops, and how they could be made to count. */
    String whyDropped() {
        return id + " leaves it out, because its value holds =; write it as %3D if it is to count";
    }

    final Decoding decoding(Kind kind) {
        return decodings.getOrDefault(kind, Decoding.RAW);
    }

    final Optional<Word> word(String parameter) {
        return Optional.ofNullable(wordOfName.get(parameter));
    }

    final Optional<Word> word(Concept concept) {
        return Optional.ofNullable(wordOfConcept.get(concept));
    }

    final boolean knows(String parameter) {
        return wordOfName.containsKey(parameter);
    }

    /** Whether a parameter is about something; a name without a value may be about nothing. */
    boolean isAbout(Parameter parameter, Concept concept) {
        Word word = wordOfName.get(parameter.name());
        return word != null && word.isAbout(concept);
    }

    /** Whether a parameter is part of the address or the login. */
    boolean isAddress(Parameter parameter) {
        return word(parameter.name())
                .flatMap(Word::concept)
                .filter(Concept::isAddress)
                .isPresent();
    }

    /**
     * The names in the table that count for nothing here, because of what else the text says, and why. Takes time in
     * proportion to the parameters.
     */
    Map<String, String> idle(List<Parameter> parameters) {
        return Map.of();
    }

    // --- TLS

    /**
     * A parameter that speaks about TLS, and the mode it asks for.
     *
     * @param mode empty where a placeholder hides it or it is no mode
     */
    record TlsRequest(Parameter parameter, Optional<TlsMode> mode) {}

    /** The mode the parameters ask for, other parameters taken into account; empty where none of them does. */
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        for (int i = parameters.size() - 1; i >= 0; i--) {
            Parameter parameter = parameters.get(i);
            Optional<Word> word = word(parameter.name()).filter(known -> known.isAbout(Concept.TLS_MODE));
            if (word.isPresent()) {
                Optional<TlsMode> mode =
                        word.get().meaning().read(parameter.value()).flatMap(TlsMode::ofWord);
                return Optional.of(new TlsRequest(parameter, mode));
            }
        }
        return Optional.empty();
    }

    /** The mode where no parameter asks for one. */
    TlsMode impliedTlsMode(List<Parameter> parameters) {
        return defaults.tls();
    }

    // --- writing

    /** Programs it shares unknown parameters with. */
    Family family() {
        return Family.OTHER;
    }

    /** Whether a value of this kind is written as it is, without an encoding. */
    boolean takesRaw(Concept concept) {
        return parameterOrigin() == Parameter.Origin.KEY;
    }

    /** Whether a wrapper can be named in front of its driver. */
    boolean canBeWrapped(Wrapper wrapper) {
        return wrapper.canWrap(prefix());
    }

    /** What was written, with a wrapper named in front of its driver; empty where it cannot stand there. */
    Optional<String> wrapped(Wrapper wrapper, String text) {
        return wrapper.canWrap(text) ? Optional.of(wrapper.wrap(text)) : Optional.empty();
    }

    /** Why a target cannot be written in this dialect at all; empty where it can. */
    Optional<String> notWritable() {
        return writable() ? Optional.empty() : Optional.of(id + " is read and never written");
    }

    /** Whether several hosts can be written. */
    boolean takesManyHosts() {
        return true;
    }

    /** Whether a host may be the folder of a unix socket. */
    boolean takesSocketFolders() {
        return false;
    }

    /** Whether a text without a database can be read. */
    boolean needsDatabase() {
        return false;
    }

    /** Whether a client that is told no host refuses to connect, instead of going to one of its own choice. */
    boolean needsHost() {
        return false;
    }

    /**
     * Why a parameter that another dialect ignored must not be handed on to this one, where it would be obeyed; empty
     * where it does no harm.
     */
    Optional<String> hazard(String parameter) {
        return Optional.empty();
    }

    /**
     * The parameters that say a mode; empty where the dialect cannot say it. Others already to be written may matter: a
     * root certificate makes libpq's {@code require} a {@code verify-ca}.
     */
    Optional<List<String[]>> sayTls(TlsMode mode) {
        return word(Concept.TLS_MODE)
                .flatMap(word -> word.meaning()
                        .say(mode.word())
                        .map(saying -> List.<String[]>of(new String[] {word.name(), saying.text()})));
    }

    /** Why this cannot be written, where it is not a single parameter's fault; empty where it can. */
    Optional<String> cannotWrite(Said said) {
        return Optional.empty();
    }

    /** Whether the client tells the server a value of its own for a setting, which wins over any option. */
    boolean fixesSetting(String name) {
        return false;
    }

    /** Writes everything that is to be said. */
    void write(Said said, Output out) {
        throw new IllegalStateException(id + " is not written");
    }

    @Override
    public final String toString() {
        return id;
    }

    /** A table made of several parts. */
    static List<Word> table(List<Word> first, Word... more) {
        List<Word> table = new ArrayList<>(first);
        table.addAll(List.of(more));
        return table;
    }
}
