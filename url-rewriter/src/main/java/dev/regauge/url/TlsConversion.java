package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a conversion that keeps the TLS mode: whatever the source says about it, in however many words, becomes the
 * target's words for the same mode. A mode never goes down; it goes up only where that was allowed, or from nothing to a
 * default that tries TLS and does without.
 */
final class TlsConversion {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final boolean allowStronger;
    private final Report report;
    private final Optional<Dialect.TlsRequest> asked;
    private final Optional<Dialect.TlsRequest> ignored;

    TlsConversion(ConnectionTarget source, Dialect to, boolean allowStronger, Report report) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.allowStronger = allowStronger;
        this.report = report;
        asked = from.tlsRequest(source.parameters());
        boolean passesThrough = from.family() == Dialect.Family.JDBC && to.family() == Dialect.Family.JDBC;
        ignored = passesThrough ? to.tlsRequest(unknown()) : Optional.empty();
    }

    /** What the source does not know, and the target would obey. */
    private List<Parameter> unknown() {
        return source.parameters().stream()
                .filter(parameter -> !from.knows(parameter.name()))
                .toList();
    }

    /** Of all that speaks about TLS, the one that counts is written. */
    List<Said.Pair> convert(Parameter parameter) {
        Dialect.TlsRequest counts = asked.orElseThrow();
        if (counts.parameter() != parameter) {
            boolean stronger = counts.mode().isPresent()
                    && nearlyMode(parameter)
                            .filter(counts.mode().get()::weakerThan)
                            .isPresent();
            report.dropped(
                    parameter,
                    counts.parameter().name() + " speaks for TLS as well and is kept, because "
                            + (stronger
                                    ? "it is the one that " + from.id() + " obeys"
                                    : "it protects at least as much"));
            return List.of();
        }
        if (parameter.decoded().hasPlaceholder()) {
            return convertPlaceholder(parameter);
        }
        TlsMode mode = counts.mode()
                .or(() -> from.family() == Dialect.Family.JDBC ? nearlyMode(parameter) : Optional.empty())
                .orElseThrow(() -> noMode(parameter));
        return write(parameter, mode);
    }

    private UrlConversionException noMode(Parameter parameter) {
        boolean word = words(parameter).read(parameter.value()).isPresent();
        return word
                ? report.refusal(
                        "another parameter decides what " + parameter.name() + " protects, and nobody can see into it",
                        "say the mode without a class of your own, sslfactory for example")
                : report.refusal(
                        parameter.name() + " is no TLS mode, so " + from.id() + " does not connect today",
                        "write one of disable, allow, prefer, require, verify-ca and verify-full");
    }

    private Meaning words(Parameter parameter) {
        return from.word(parameter.name()).orElseThrow().meaning();
    }

    /** In capitals or between blanks, and a word that the dialect knows without them. */
    private Optional<TlsMode> nearlyMode(Parameter parameter) {
        Meaning words = words(parameter);
        if (words.read(parameter.value()).isPresent()) {
            return Optional.empty();
        }
        return TlsMode.ofWord(parameter.value().strip())
                .filter(mode ->
                        words.read(mode.word()).filter(mode.word()::equals).isPresent());
    }

    private List<Said.Pair> convertPlaceholder(Parameter parameter) {
        refuseSecondWord(parameter);
        Optional<Word> target = to.word(Concept.TLS_MODE);
        boolean sameWords = target.isPresent()
                && readsPlainWords(from.word(parameter.name()).orElseThrow())
                && readsPlainWords(target.get())
                && !rootCertificateDecides();
        if (!sameWords) {
            throw report.refusal(
                    "a placeholder hides the TLS mode, and the two dialects do not mean the same by its words",
                    "write the mode into the text");
        }
        report.change(
                parameter,
                target.get().name(),
                Kind.APPROXIMATE,
                to.id() + " takes disable, allow, prefer, require,"
                        + " verify-ca and verify-full, and refuses any other word, VerifyCa among them");
        return List.of(new Said.Pair(target.get().concept(), target.get().name(), parameter.decoded()));
    }

    private static boolean readsPlainWords(Word word) {
        return List.of(TlsMode.values()).stream()
                .allMatch(mode -> word.meaning()
                        .read(mode.word())
                        .filter(mode.word()::equals)
                        .isPresent());
    }

    /** In libpq a root certificate makes {@code require} a {@code verify-ca}. */
    private boolean rootCertificateDecides() {
        return (from.family() == Dialect.Family.LIBPQ) != (to.family() == Dialect.Family.LIBPQ)
                && source.parameters().stream().anyMatch(parameter -> from.isAbout(parameter, Concept.TLS_AUTHORITY));
    }

    /** Which of two spellings the driver obeys is an accident, and what a placeholder hides may be the weaker one. */
    private void refuseSecondWord(Parameter hidden) {
        boolean another = source.parameters().stream()
                .filter(parameter -> from.isTlsMode(parameter.name()))
                .anyMatch(parameter -> !parameter.value().equals(hidden.value()));
        if (another) {
            List<String> names = from.words().stream()
                    .filter(word -> word.isAbout(Concept.TLS_MODE))
                    .flatMap(word -> word.names().stream())
                    .toList();
            throw report.refusal(
                    "it speaks about TLS more than once, and a placeholder hides which is the stronger",
                    "keep one of " + String.join(" and ", names));
        }
    }

    private List<Said.Pair> write(Parameter parameter, TlsMode mode) {
        Optional<TlsMode> unheard = ignored.flatMap(Dialect.TlsRequest::mode);
        if (unheard.isPresent() && mode.weakerThan(unheard.get())) {
            List<Said.Pair> pairs = say(unheard.get());
            report.change(
                    parameter,
                    pairs.get(0).name(),
                    Kind.STRONGER,
                    parameter.name() + " asks for " + mode + ", but the URL also asks for " + unheard.get() + " in "
                            + to.id() + "'s words, which " + from.id() + " ignored");
            return pairs;
        }
        Optional<List<Said.Pair>> exact = saying(mode);
        if (exact.isEmpty()) {
            List<Said.Pair> pairs = say(mode);
            report.change(parameter, name(pairs), Kind.STRONGER, "the next stronger word for " + mode);
            return pairs;
        }
        List<Said.Pair> pairs = exact.get();
        if (pairs.isEmpty()) {
            report.change(parameter, "", Kind.EXACT, mode + " is the default of " + to.id());
            return pairs;
        }
        Said.Pair said = pairs.get(0);
        boolean fileDecides = from.family() == Dialect.Family.LIBPQ && to.family() != Dialect.Family.LIBPQ;
        if (mode == TlsMode.REQUIRE && fileDecides) {
            report.change(
                    parameter,
                    said.name(),
                    Kind.APPROXIMATE,
                    "same meaning, except where the client has a root certificate in its default place: there libpq"
                            + " verifies by it, and " + to.id() + " does not");
            return pairs;
        }
        boolean sameValue = said.value().text().equals(parameter.value());
        boolean sameName = said.name().equals(parameter.name());
        report.change(
                parameter,
                said.name(),
                sameValue ? (sameName ? Kind.EXACT : Kind.RENAMED) : Kind.VALUE_CONVERTED,
                sameValue
                        ? "same meaning"
                        : "it means " + mode + ", and " + said.name() + " spells it "
                                + said.value().text());
        return pairs;
    }

    private static String name(List<Said.Pair> pairs) {
        return pairs.isEmpty() ? "" : pairs.get(0).name();
    }

    private Optional<List<Said.Pair>> saying(TlsMode mode) {
        return to.sayTls(mode)
                .map(list -> list.stream()
                        .map(pair -> new Said.Pair(Optional.of(Concept.TLS_MODE), pair[0], Value.of(pair[1])))
                        .toList());
    }

    /** The mode itself; or where it cannot be said and that was allowed, the next stronger one. */
    private List<Said.Pair> say(TlsMode mode) {
        List<TlsMode> stronger = new ArrayList<>(List.of(TlsMode.values()));
        stronger.removeIf(other -> other.weakerThan(mode));
        for (TlsMode word : stronger) {
            Optional<List<Said.Pair>> saying = saying(word);
            if (saying.isPresent() && (word == mode || allowStronger)) {
                return saying.get();
            }
            if (saying.isPresent()) {
                throw report.refusal(
                        to.id() + " cannot say the TLS mode " + mode,
                        "allow stronger words (--allow-stronger) for " + word);
            }
        }
        throw report.refusal(
                to.id() + " cannot say the TLS mode " + mode + ", nor a stronger one",
                "ask for TLS in the program that reads the text, and take it out of the text");
    }

    /** A missing word is a mode too: where the other dialect's default protects less, the mode is written out. */
    List<Said.Pair> convertDefault(List<Parameter> others) {
        if (asked.isPresent() || ignored.isPresent()) {
            return List.of();
        }
        if (source.parameters().stream().anyMatch(parameter -> from.isAbout(parameter, Concept.SERVICE))) {
            report.change("", "", Kind.APPROXIMATE, "the file of the service may say a TLS mode, so none is written");
            return List.of();
        }
        TlsMode before = from.impliedTlsMode(source.parameters());
        TlsMode after = to.impliedTlsMode(others);
        if (before == after) {
            return List.of();
        }
        if (before.weakerThan(after) && !TlsMode.PREFER.weakerThan(after)) {
            String off = saying(before)
                    .filter(pairs -> !pairs.isEmpty())
                    .map(pairs -> "; add " + pairs.get(0).name() + "="
                            + pairs.get(0).value().text() + " to keep it off")
                    .orElse("");
            report.change(
                    "",
                    "",
                    Kind.STRONGER,
                    "without a TLS mode " + from.id() + " means " + before + " and " + to.id() + " means " + after
                            + "; nothing is written, so TLS is used where the server has it" + off);
            return List.of();
        }
        boolean exact = saying(before).isPresent();
        List<Said.Pair> pairs = say(before);
        report.change(
                "",
                name(pairs),
                exact ? Kind.EXACT : Kind.STRONGER,
                "the TLS mode that " + from.id() + " means without a word (" + before + "), written out");
        return pairs;
    }
}
