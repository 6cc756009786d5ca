package dev.regauge.url;

import java.util.List;
import java.util.Optional;

/**
 * One way to write a connection target: a prefix, a grammar, the way it decodes, and a table of its parameters. Each is
 * one file of this package; {@link Dialects} lists them.
 */
public abstract class Dialect {

    private final String id;
    private final String prefix;
    private final TlsMode defaultTlsMode;
    private final List<Word> words;

    Dialect(String id, String prefix, TlsMode defaultTlsMode, List<Word> words) {
        this.id = id;
        this.prefix = prefix;
        this.defaultTlsMode = defaultTlsMode;
        this.words = List.copyOf(words);
    }

    /** The dialect's name in commands and messages, for example {@code pgjdbc-ng}. */
    public final String id() {
        return id;
    }

    /** What its URLs begin with, for example {@code jdbc:pgsql:}. */
    public final String prefix() {
        return prefix;
    }

    /** How a connection is protected when the URL says nothing about it. */
    public final TlsMode defaultTlsMode() {
        return defaultTlsMode;
    }

    /** Reads exactly what the driver reads, its rejections included; placeholders may stand for any component. */
    abstract ConnectionTarget read(String text, Atoms atoms);

    /** The mode the parameters ask for; empty where none of them does. */
    abstract Optional<TlsRequest> tlsRequest(List<Parameter> parameters);

    /** Why a target cannot be written in this dialect at all; empty where it can. */
    abstract Optional<String> notWritable();

    /**
     * Why a parameter that another dialect ignored must not be handed on to this one, where it would be obeyed; empty
     * where it does no harm.
     */
    abstract Optional<String> hazard(String parameter);

    /** Everything up to the parameters. */
    abstract String head(ConnectionTarget target);

    /** Whether a parameter of this name asks for a {@link TlsMode}. */
    public final boolean isTlsMode(String parameter) {
        return word(parameter)
                .flatMap(Word::concept)
                .filter(Concept.TLS_MODE::equals)
                .isPresent();
    }

    final Optional<Word> word(String parameter) {
        return words.stream().filter(word -> word.names().contains(parameter)).findFirst();
    }

    final Optional<Word> word(Concept concept) {
        return words.stream()
                .filter(word -> word.concept().filter(concept::equals).isPresent())
                .findFirst();
    }

    /** A parameter that speaks about TLS, and the mode it asks for: empty where a placeholder hides it or it is no mode. */
    record TlsRequest(Parameter parameter, Optional<TlsMode> mode) {}

    @Override
    public final String toString() {
        return id;
    }
}
