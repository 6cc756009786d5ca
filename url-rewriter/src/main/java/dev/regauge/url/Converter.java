package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says one target in another dialect, parameter by parameter, through the concepts both have words for. */
final class Converter {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final List<ParameterChange> changes = new ArrayList<>();
    private final List<Pair> written = new ArrayList<>();
    private final Map<String, Parameter> lastOfName = new HashMap<>();
    private final Map<Concept, Parameter> lastOfConcept = new EnumMap<>(Concept.class);
    private final Optional<Dialect.TlsRequest> asked;
    private final Optional<Dialect.TlsRequest> ignored;

    /** A parameter as it will be written. */
    private record Pair(String name, String value, boolean secret) {}

    Converter(ConnectionTarget source, Dialect to) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        asked = from.tlsRequest(source.parameters());
        ignored = to.tlsRequest(source.parameters());
        for (Parameter parameter : source.parameters()) {
            lastOfName.put(parameter.name(), parameter);
            from.word(parameter.name())
                    .flatMap(Word::concept)
                    .ifPresent(concept -> lastOfConcept.put(concept, parameter));
        }
    }

    Conversion convert() {
        if (from.equals(to)) {
            return unchanged();
        }
        to.notWritable().ifPresent(why -> {
            throw refusal(why, "choose another dialect to convert to");
        });
        refuseWhatCannotMove();
        Set<String> taken = namesTaken();
        for (Parameter parameter : source.parameters()) {
            convert(parameter, taken);
        }
        for (String name : source.dropped()) {
            changes.add(new ParameterChange(
                    name,
                    "",
                    Kind.DROPPED,
                    from.id() + " leaves it out, because its value holds =; write it as %3D if it is to count"));
        }
        sayDefaultTls();
        String head = to.head(source);
        String text = head + query(false);
        checkFormatPlaceholders(text);
        return new Conversion(text, head + query(true), changes);
    }

    private Conversion unchanged() {
        for (Parameter parameter : source.parameters()) {
            change(parameter, parameter.name(), Kind.EXACT, "kept");
        }
        return new Conversion(source.text(), source.masked(), changes);
    }

    private void refuseWhatCannotMove() {
        for (Parameter parameter : source.parameters()) {
            if (parameter.name().equals("unixsocket")) {
                throw refusal(
                        "pgjdbc reaches a unix socket only through a socketFactory, and would use TCP instead",
                        "add a socket factory such as junixsocket, or connect over TCP and remove unixsocket");
            }
        }
        for (Parameter parameter : source.parameters()) {
            if (!Atoms.in(parameter.name()).texts().isEmpty()) {
                throw refusal(
                        "a placeholder stands for whole parameters, and what it hides cannot be converted",
                        "write the parameters out, or convert the placeholder's value by hand");
            }
        }
        for (Host host : source.hosts()) {
            if (host.port().isPresent() && host.port().getAsInt() == 0) {
                throw refusal("no server listens on port 0", "write the port the server listens on");
            }
        }
    }

    /** The names our own words will take in the other dialect: a parameter that is passed through must not clash. */
    private Set<String> namesTaken() {
        Set<String> taken = new HashSet<>();
        for (Parameter parameter : source.parameters()) {
            from.word(parameter.name()).flatMap(Word::concept).flatMap(to::word).ifPresent(word -> {
                taken.add(word.name());
                taken.add(companionName(word));
                if (word.concept().filter(Concept.TLS_MODE::equals).isPresent()) {
                    taken.add("ssl");
                }
            });
        }
        return taken;
    }

    private static String companionName(Word word) {
        return word.note().substring(0, Math.max(0, word.note().indexOf('=')));
    }

    private void convert(Parameter parameter, Set<String> taken) {
        if (parameter.name().isEmpty()) {
            change(parameter, "", Kind.DROPPED, "a parameter without a name says nothing");
            return;
        }
        Optional<Word> word = from.word(parameter.name());
        if (word.isEmpty()) {
            passThrough(parameter, taken);
        } else if (word.get().concept().isEmpty()) {
            change(parameter, "", Kind.DROPPED, word.get().note());
        } else {
            convert(parameter, word.get(), word.get().concept().get());
        }
    }

    private void convert(Parameter parameter, Word word, Concept concept) {
        Optional<Word> target = to.word(concept);
        if (target.isEmpty()) {
            change(parameter, "", Kind.DROPPED, to.id() + " has no such setting");
        } else if (concept == Concept.TLS_MODE) {
            convertTls(parameter, target.get());
        } else if (lastOfConcept.get(concept) != parameter) {
            change(
                    parameter,
                    "",
                    Kind.DROPPED,
                    "the same setting is written again later in the URL, and that one counts");
        } else if (word.meaning().isNumber() && word.meaning() != target.get().meaning()) {
            convertNumber(parameter, word, target.get());
        } else if (word.meaning() == Meaning.BOOLEAN) {
            convertBoolean(parameter, target.get());
        } else {
            rename(parameter, target.get());
        }
    }

    private void rename(Parameter parameter, Word target) {
        write(target, parameter.decoded());
        boolean moved = parameter.origin() == Parameter.Origin.USERINFO;
        if (moved && parameter.decoded().hasPlaceholder()) {
            change(
                    parameter,
                    target.name(),
                    Kind.APPROXIMATE,
                    "moved from before the @ into a parameter: if the"
                            + " placeholder's value holds & it must now be percent-encoded, as % and + had to be before");
            return;
        }
        Kind kind = parameter.name().equals(target.name()) ? Kind.EXACT : Kind.RENAMED;
        change(parameter, target.name(), kind, moved ? "moved from before the @ into a parameter" : "same meaning");
    }

    private void convertBoolean(Parameter parameter, Word target) {
        if (parameter.decoded().hasPlaceholder()) {
            rename(parameter, target);
            return;
        }
        String value = String.valueOf(parameter.value().equalsIgnoreCase("true"));
        write(target, Value.of(value));
        boolean same = value.equals(parameter.value()) && parameter.name().equals(target.name());
        String along = target.note().isEmpty() ? "" : ", and " + target.note() + " makes the server keep it";
        Kind kind = same ? Kind.EXACT : value.equals(parameter.value()) ? Kind.RENAMED : Kind.VALUE_CONVERTED;
        change(
                parameter,
                target.name(),
                kind,
                from.id() + " reads it as " + value + (value.equals("true") ? along : ""));
    }

    private void convertNumber(Parameter parameter, Word word, Word target) {
        String units = parameter.name() + " is in " + word.meaning().unit() + ", " + target.name() + " in "
                + target.meaning().unit();
        if (parameter.decoded().hasPlaceholder()) {
            throw refusal(
                    units + ", and a placeholder hides the number",
                    "write the number into the URL, or rename the parameter and change the placeholder's value by hand");
        }
        long value = number(parameter);
        long result = target.meaning().fromNeutral(word.meaning().toNeutral(value));
        write(target, Value.of(Long.toString(result)));
        Kind kind = word.meaning().isTime() ? Kind.UNIT_CONVERTED : Kind.VALUE_CONVERTED;
        change(
                parameter,
                target.name(),
                result == value && kind == Kind.VALUE_CONVERTED ? Kind.RENAMED : kind,
                units + ": " + value + " becomes " + result);
    }

    private long number(Parameter parameter) {
        try {
            int value = Integer.parseInt(parameter.value());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as a negative number is
        }
        throw refusal(
                parameter.name() + " is not a number that " + from.id() + " takes, so it does not connect today",
                "correct or remove " + parameter.name());
    }

    /** All that speaks about TLS becomes one word, written where the strongest of them stands. */
    private void convertTls(Parameter parameter, Word target) {
        Dialect.TlsRequest strongest = asked.orElseThrow();
        if (strongest.parameter() != parameter) {
            change(
                    parameter,
                    "",
                    Kind.DROPPED,
                    strongest.parameter().name() + " speaks for TLS as well and is kept,"
                            + " because it protects at least as much");
        } else if (parameter.decoded().hasPlaceholder()) {
            refuseSecondTlsWord(parameter);
            write(target, parameter.decoded());
            change(
                    parameter,
                    target.name(),
                    Kind.APPROXIMATE,
                    to.id() + " takes disable, allow, prefer, require,"
                            + " verify-ca and verify-full, and refuses any other word, VerifyCa among them");
        } else {
            writeMode(parameter, target, strongest.mode().or(() -> looseMode(parameter)));
        }
    }

    /** Which of two spellings the driver obeys is an accident, and what a placeholder hides may be the weaker one. */
    private void refuseSecondTlsWord(Parameter hidden) {
        boolean another = source.parameters().stream()
                .filter(parameter -> from.isTlsMode(parameter.name()))
                .anyMatch(parameter -> !parameter.value().equals(hidden.value()));
        if (another) {
            throw refusal(
                    "it speaks about TLS more than once, and a placeholder hides which is the stronger",
                    "keep one of "
                            + String.join(
                                    " and ",
                                    from.word(hidden.name()).orElseThrow().names()));
        }
    }

    private static Optional<TlsMode> looseMode(Parameter parameter) {
        return TlsMode.ofWord(parameter.value().strip());
    }

    private void writeMode(Parameter parameter, Word target, Optional<TlsMode> wanted) {
        TlsMode mode = wanted.orElseThrow(() -> refusal(
                parameter.name() + " is no TLS mode, so " + from.id() + " does not connect today",
                "write one of disable, allow, prefer, require, verify-ca and verify-full"));
        Optional<TlsMode> unheard = ignored.flatMap(Dialect.TlsRequest::mode);
        if (unheard.isPresent() && mode.weakerThan(unheard.get())) {
            write(target, Value.of(unheard.get().word()));
            change(
                    parameter,
                    target.name(),
                    Kind.STRONGER,
                    parameter.name() + " asks for " + mode + ", but the URL also" + " asks for " + unheard.get()
                            + " in " + to.id() + "'s words, which " + from.id() + " ignored");
            return;
        }
        write(target, Value.of(mode.word()));
        boolean sameWord = mode.word().equals(parameter.value());
        change(
                parameter,
                target.name(),
                sameWord ? Kind.RENAMED : Kind.VALUE_CONVERTED,
                sameWord ? "same meaning" : target.name() + " spells it " + mode);
    }

    private void passThrough(Parameter parameter, Set<String> taken) {
        Optional<String> hazard = to.hazard(parameter.name());
        if (hazard.isPresent()) {
            change(parameter, "", Kind.DROPPED, from.id() + " ignored it; " + hazard.get());
        } else if (taken.contains(parameter.name())) {
            change(parameter, "", Kind.DROPPED, from.id() + " ignored it, and its own word for the same is there too");
        } else if (lastOfName.get(parameter.name()) != parameter) {
            change(
                    parameter,
                    "",
                    Kind.DROPPED,
                    "the same parameter is written again later in the URL, and that one counts");
        } else if (!isWritableName(parameter.name())) {
            change(parameter, "", Kind.DROPPED, to.id() + " cannot take such a name, and " + from.id() + " ignored it");
        } else {
            written.add(new Pair(parameter.name(), parameter.decoded().encoded(), parameter.secret()));
            passedThrough(parameter);
        }
    }

    private void passedThrough(Parameter parameter) {
        boolean tls = to.tlsRequest(List.of(parameter))
                .flatMap(Dialect.TlsRequest::mode)
                .filter(from.defaultTlsMode()::weakerThan)
                .isPresent();
        if (tls) {
            change(
                    parameter,
                    parameter.name(),
                    Kind.STRONGER,
                    from.id() + " ignored it and connected with " + from.defaultTlsMode() + "; " + to.id()
                            + " obeys it");
        } else {
            change(
                    parameter,
                    parameter.name(),
                    Kind.PASSED_THROUGH,
                    "no setting of " + from.id() + ", which ignored it; " + to.id() + " obeys it where it knows it");
        }
    }

    /** Names are not decoded by pgjdbc, so what separates parameters cannot stand in one. */
    private static boolean isWritableName(String name) {
        return name.chars().noneMatch(c -> c == '&' || c == '=' || c == '?' || c == '#' || c <= ' ');
    }

    /** A missing word is a mode too: where the other dialect's default protects less, the mode is written out. */
    private void sayDefaultTls() {
        if (asked.isPresent() || ignored.isPresent()) {
            return;
        }
        Word target = to.word(Concept.TLS_MODE).orElseThrow();
        TlsMode before = from.defaultTlsMode();
        TlsMode after = to.defaultTlsMode();
        if (after.weakerThan(before)) {
            write(target, Value.of(before.word()));
            changes.add(new ParameterChange(
                    "", target.name(), Kind.EXACT, "the default of " + from.id() + ", written out"));
        } else if (before.weakerThan(after)) {
            changes.add(new ParameterChange(
                    "",
                    "",
                    Kind.STRONGER,
                    "without a TLS mode " + from.id() + " means " + before
                            + " and " + to.id() + " means " + after
                            + "; nothing is written, so TLS is used where the server has"
                            + " it; add " + target.name() + "=" + before + " to keep it off"));
        }
    }

    private void write(Word word, Value value) {
        written.add(new Pair(word.name(), value.encoded(), Parameter.isSecret(word.name(), value)));
        if (!word.note().isEmpty() && !value.text().equals("false")) {
            int equals = word.note().indexOf('=');
            written.add(new Pair(word.note().substring(0, equals), word.note().substring(equals + 1), false));
        }
    }

    private String query(boolean masked) {
        StringBuilder query = new StringBuilder();
        for (Pair pair : written) {
            query.append(query.isEmpty() ? '?' : '&').append(pair.name());
            query.append('=').append(masked && pair.secret() ? Secret.MASK : pair.value());
        }
        return query.toString();
    }

    /** A format string binds by order, and reads every percent sign. */
    private void checkFormatPlaceholders(String text) {
        if (source.placeholders().stream().noneMatch(atom -> atom.startsWith("%"))) {
            return;
        }
        List<String> before = boundByOrder(source.placeholders());
        Atoms after = Atoms.in(text);
        boolean moves = !before.isEmpty() && movesUserinfo();
        if (!before.equals(boundByOrder(after.texts())) || moves) {
            throw refusal(
                    "the order of its format placeholders would change",
                    "rewrite the format and its arguments by hand");
        }
        if (after.folded().indexOf('%') >= 0) {
            throw refusal(
                    "a percent-encoded character would be read as part of the format",
                    "rewrite the format by hand, with %% for each percent sign");
        }
    }

    /** {@code %s:%s@%s} has the same placeholders in any order, so looking at them is not enough. */
    private boolean movesUserinfo() {
        return source.parameters().stream()
                .anyMatch(parameter -> parameter.origin() == Parameter.Origin.USERINFO
                        && parameter.decoded().hasPlaceholder());
    }

    private static List<String> boundByOrder(List<String> placeholders) {
        return placeholders.stream()
                .filter(atom -> atom.startsWith("%") && atom.indexOf('$') < 0)
                .toList();
    }

    private void change(Parameter parameter, String to, Kind kind, String explanation) {
        changes.add(new ParameterChange(parameter.name(), to, kind, explanation));
    }

    private UrlConversionException refusal(String problem, String fix) {
        return new UrlConversionException(from.id(), to.id(), problem, source.masked(), fix);
    }
}
