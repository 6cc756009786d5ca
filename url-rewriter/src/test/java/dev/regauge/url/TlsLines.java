package dev.regauge.url;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of TLS between two dialects: without a word, with each word, and with a certificate beside it. */
final class TlsLines {

    private static final List<String> VALUES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full", "true", "1");

    private static final int MANY = 5;

    private final Dialect from;
    private final Dialect to;

    private TlsLines(Dialect from, Dialect to) {
        this.from = from;
        this.to = to;
    }

    static List<String> of(Dialect from, Dialect to) {
        TlsLines tls = new TlsLines(from, to);
        List<String> lines = new ArrayList<>();
        lines.add(tls.withoutWord());
        lines.addAll(tls.withWords());
        tls.withCertificate().ifPresent(lines::add);
        return lines;
    }

    private String withoutWord() {
        ConnectionTarget source = ConnectionTarget.parse(Texts.plain(from), from);
        ConnectionTarget target = ConnectionTarget.parse(source.render(to).text(), to);
        TlsMode before = source.tlsMode().orElseThrow();
        TlsMode alone = to.defaultTlsMode();
        String written = said(target);
        if (before == alone) {
            return "Without a word both mean **" + before + "**; nothing is written.";
        }
        String means = "Without a word " + from + " means **" + before + "** and " + to + " **" + alone + "**: ";
        return means
                + (written.isEmpty()
                        ? "nothing is written, so TLS is used where the server has it."
                        : Markdown.code(written) + " is written.");
    }

    /** Only the words that come out in another way than they went in, those of the same fate together. */
    private List<String> withWords() {
        List<String> lines = new ArrayList<>();
        from.words().stream()
                .filter(word -> word.isAbout(Concept.TLS_MODE))
                .forEach(word -> lines.addAll(withWord(word.name())));
        return lines;
    }

    private List<String> withWord(String name) {
        Map<String, List<String>> valuesOfFate = new LinkedHashMap<>();
        for (String value : VALUES) {
            read(Texts.with(from, name, value))
                    .flatMap(source -> fate(source, value))
                    .ifPresent(fate -> valuesOfFate
                            .computeIfAbsent(fate, first -> new ArrayList<>())
                            .add(value));
        }
        boolean saysNothing = valuesOfFate.size() == 1
                && valuesOfFate.values().iterator().next().size() >= MANY
                && valuesOfFate.containsKey(ownDefault());
        return saysNothing ? List.of() : lines(name, valuesOfFate);
    }

    private String ownDefault() {
        return read(Texts.plain(from)).flatMap(source -> fate(source, "")).orElse("");
    }

    private static List<String> lines(String name, Map<String, List<String>> valuesOfFate) {
        return valuesOfFate.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().size() >= MANY))
                .map(entry -> values(name, entry.getValue()) + " " + entry.getKey() + ".")
                .toList();
    }

    private static String values(String name, List<String> values) {
        return values.size() < MANY
                ? values.stream()
                        .map(value -> Markdown.code(name + "=" + value))
                        .collect(Collectors.joining(", "))
                : Markdown.code(name + "=") + " and anything else";
    }

    private Optional<ConnectionTarget> read(String text) {
        try {
            return Optional.of(ConnectionTarget.parse(text, from))
                    .filter(target -> target.tlsMode().isPresent());
        } catch (UrlSyntaxException refused) {
            return Optional.empty();
        }
    }

    private Optional<String> fate(ConnectionTarget source, String value) {
        TlsMode mode = source.tlsMode().orElseThrow();
        String means = mode.word().equals(value) ? "" : "means **" + mode + "** and ";
        Optional<String> written = written(source);
        if (written.isEmpty()) {
            return Optional.of(means + "is refused" + stronger(source));
        }
        boolean same =
                means.isEmpty() && (written.get().isEmpty() || written.get().endsWith("=" + value));
        return same ? Optional.empty() : Optional.of(means + "becomes " + becomes(written.get()));
    }

    private String becomes(String written) {
        return written.isEmpty() ? "nothing: that is what " + to + " does by itself" : Markdown.code(written);
    }

    private Optional<String> written(ConnectionTarget source) {
        try {
            return Optional.of(said(ConnectionTarget.parse(source.render(to).text(), to)));
        } catch (UrlConversionException refused) {
            return Optional.empty();
        }
    }

    private String stronger(ConnectionTarget source) {
        try {
            String written =
                    said(ConnectionTarget.parse(source.renderStronger(to).text(), to));
            return written.isEmpty() ? "" : ", or " + Markdown.code(written) + " where stronger is allowed";
        } catch (UrlConversionException refused) {
            return "";
        }
    }

    private static String said(ConnectionTarget target) {
        return target.parameters().stream()
                .filter(parameter -> target.dialect().isTlsMode(parameter.name()))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining(" "));
    }

    /** In some programs a root certificate makes {@code require} verify. */
    private Optional<String> withCertificate() {
        Optional<Word> mode = from.word(Concept.TLS_MODE);
        Optional<Word> certificate = from.word(Concept.TLS_AUTHORITY);
        if (mode.isEmpty() || certificate.isEmpty()) {
            return Optional.empty();
        }
        String pair = mode.get().name() + "=require " + certificate.get().name() + "=/ca.pem";
        Optional<ConnectionTarget> source = read(
                Texts.with(from, mode.get().name(), "require", certificate.get().name(), "/ca.pem"));
        return source.map(target -> Markdown.code(pair) + " means **"
                        + target.tlsMode().orElseThrow() + "** and " + certified(target) + ".")
                .filter(line ->
                        !line.contains("means **require** and becomes") || line.endsWith("without the certificate."));
    }

    private String certified(ConnectionTarget source) {
        try {
            ConnectionTarget target = ConnectionTarget.parse(source.render(to).text(), to);
            boolean kept = target.parameters().stream()
                    .anyMatch(parameter -> target.dialect().isAbout(parameter, Concept.TLS_AUTHORITY));
            return "becomes " + becomes(said(target)) + (kept ? " with the certificate" : " without the certificate");
        } catch (UrlConversionException refused) {
            return "is refused";
        }
    }
}
