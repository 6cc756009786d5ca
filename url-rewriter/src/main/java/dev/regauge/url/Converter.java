package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import dev.regauge.url.grammar.Atoms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says one target in another dialect, parameter by parameter, through the concepts both have words for. */
final class Converter {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final boolean allowStronger;
    private final Report report;
    private final TlsConversion tls;
    private final ServerSettings settings;
    private final Map<String, String> idle;
    private final List<Said.Pair> written = new ArrayList<>();
    private final Map<String, Parameter> lastOfName = new HashMap<>();
    private final Map<Concept, Parameter> lastOfConcept = new EnumMap<>(Concept.class);

    Converter(ConnectionTarget source, Dialect to, boolean allowStronger) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.allowStronger = allowStronger;
        report = new Report(source, to);
        tls = new TlsConversion(source, to, allowStronger, report);
        settings = new ServerSettings(to, report);
        idle = from.idle(source.parameters());
        for (Parameter parameter : source.parameters()) {
            lastOfName.put(parameter.name(), parameter);
            from.word(parameter.name())
                    .filter(word -> !idle.containsKey(parameter.name()))
                    .flatMap(Word::concept)
                    .ifPresent(concept -> lastOfConcept.put(concept, parameter));
        }
    }

    Conversion convert() {
        if (from.equals(to)) {
            return unchanged();
        }
        to.notWritable().ifPresent(why -> {
            throw report.refusal(why, "choose another dialect to convert to");
        });
        refuseWhatCannotMove();
        AddressConversion address = new AddressConversion(source, to, report);
        List<Host> hosts = address.hosts();
        Optional<Value> database = address.database();
        convertParameters();
        settings.options().ifPresent(written::add);
        written.addAll(tls.convertDefault(parametersOf(written)));
        keepTheMode();
        Said said = new Said(hosts, database, written);
        to.cannotWrite(said).ifPresent(why -> {
            throw report.refusal(why, "give it to the program in another way, or choose another dialect");
        });
        Output out = new Output();
        to.write(said, out);
        checkFormatPlaceholders(out.text());
        readBack(said, out.text());
        Optional<Wrapper> outer = source.wrapper();
        if (outer.isPresent() && to.wrapped(outer.get(), out.text()).isEmpty()) {
            report.change(
                    outer.get().name(), "", Kind.DROPPED, outer.get().name() + " cannot stand in front of " + to.id());
            outer = Optional.empty();
        }
        return report.of(
                outer.flatMap(wrapper -> to.wrapped(wrapper, out.text())).orElseGet(out::text),
                outer.flatMap(wrapper -> to.wrapped(wrapper, out.masked())).orElseGet(out::masked));
    }

    private Conversion unchanged() {
        for (Parameter parameter : source.parameters()) {
            report.change(parameter, parameter.name(), Kind.EXACT, "kept");
        }
        return report.of(source.text(), source.masked());
    }

    private void refuseWhatCannotMove() {
        from.whyItFails(source).ifPresent(why -> {
            throw report.refusal(why + ", so it does not connect today", "correct it first");
        });
        source.wrapper().filter(outer -> !outer.problem().isEmpty()).ifPresent(outer -> {
            throw report.refusal(outer.problem(), "convert the text of a real server");
        });
        source.wrapper()
                .filter(outer -> !to.canBeWrapped(outer))
                .flatMap(outer -> WrapperRules.whyNeeded(outer, source))
                .ifPresent(why -> {
                    throw report.refusal(why, "write what it stands for in the driver's own words");
                });
        CloudSql.folder(source)
                .filter(folder -> to.word(Concept.SOCKET_FACTORY).isEmpty())
                .ifPresent(folder -> {
                    throw report.refusal(
                            "its host is a dummy: Google's socket factory connects to an instance of Cloud SQL",
                            "run the Cloud SQL proxy, and write host=" + folder + " for libpq");
                });
        if (source.parameters().stream().anyMatch(Converter::isSwallowedQuery)) {
            throw report.refusal(
                    "the login holds parameters: an @ in one of them was taken for its end",
                    "write @ in a value as %40");
        }
        for (Parameter parameter : source.parameters()) {
            if (!Atoms.in(parameter.name()).isEmpty()) {
                throw report.refusal(
                        "a placeholder stands for whole parameters, and what it hides cannot be converted",
                        "write the parameters out, or convert the placeholder's value by hand");
            }
        }
    }

    private static boolean isSwallowedQuery(Parameter parameter) {
        int question = parameter.value().indexOf('?');
        return parameter.origin() == Parameter.Origin.USERINFO
                && question >= 0
                && Secrets.namedIn(parameter.value().substring(question)).length() > 0;
    }

    private void convertParameters() {
        Set<String> taken = namesTaken();
        for (Parameter parameter : source.parameters()) {
            convert(parameter, taken);
        }
        for (String name : source.dropped()) {
            report.change(name, "", Kind.DROPPED, from.whyDropped());
        }
        sayFixedLogin(Concept.USER, from.defaults().user());
        sayFixedLogin(Concept.PASSWORD, from.defaults().password().map(Secret::reveal));
    }

    /** A client that logs in as somebody of its own choice does so in the other dialect as well. */
    private void sayFixedLogin(Concept concept, Optional<String> fixed) {
        boolean said = source.parameters().stream().anyMatch(parameter -> from.isAbout(parameter, concept));
        Optional<Word> word = to.word(concept);
        if (fixed.isPresent() && !said && word.isPresent()) {
            written.add(new Said.Pair(Optional.of(concept), word.get().name(), Value.of(fixed.get())));
            report.change("", word.get().name(), Kind.EXACT, "the default of " + from.id() + ", written out");
        }
        Optional<String> other = concept == Concept.USER
                ? to.defaults().user().map(user -> "logs in as " + user)
                : to.defaults().password().map(password -> "sends a password of its own");
        if (fixed.isEmpty() && !said && other.isPresent()) {
            report.change(
                    "",
                    "",
                    Kind.APPROXIMATE,
                    "no " + concept.name().toLowerCase(Locale.ROOT) + " is written, and without one " + to.id() + " "
                            + other.get());
        }
    }

    /** The names our own words will take in the other dialect: a parameter that is passed through must not clash. */
    private Set<String> namesTaken() {
        Set<String> taken = new HashSet<>();
        for (Parameter parameter : source.parameters()) {
            from.word(parameter.name()).flatMap(Word::concept).flatMap(to::word).ifPresent(word -> {
                taken.add(word.name());
                taken.add(companionName(word));
                if (word.isAbout(Concept.TLS_MODE)) {
                    to.words().stream()
                            .filter(other -> other.isAbout(Concept.TLS_MODE))
                            .forEach(other -> taken.addAll(other.names()));
                }
            });
        }
        return taken;
    }

    private static String companionName(Word word) {
        return word.companion().substring(0, Math.max(0, word.companion().indexOf('=')));
    }

    private void convert(Parameter parameter, Set<String> taken) {
        if (parameter.name().isEmpty()) {
            report.dropped(parameter, "a parameter without a name says nothing");
            return;
        }
        Optional<Word> word = from.word(parameter.name());
        Optional<String> why = Optional.ofNullable(idle.get(parameter.name()));
        Optional<Wrapper> owner =
                source.wrapper().filter(outer -> word.isEmpty() && WrapperRules.owns(outer, parameter.name()));
        if (why.isPresent()) {
            report.dropped(parameter, why.get());
        } else if (owner.isPresent()) {
            convertOfWrapper(parameter, owner.get());
        } else if (word.isPresent() && word.get().concept().isPresent()) {
            convert(parameter, word.get(), word.get().concept().get());
        } else if (word.isPresent() && isShared(parameter.name(), word.get())) {
            keep(parameter);
        } else if (word.isPresent()) {
            report.dropped(parameter, word.get().note());
        } else if (from.isAddress(parameter)) {
            report.change(parameter, "", Kind.EXACT, "it is part of the address");
        } else if (from.unknown() == Dialect.Unknown.SERVER_SETTING) {
            settings.add(parameter, parameter.name(), parameter.decoded()).ifPresent(written::add);
        } else {
            passThrough(parameter, taken);
        }
    }

    /** A word without concept that another version of the same program has as well. */
    private boolean isShared(String name, Word word) {
        return to.word(name)
                .filter(other -> other.concept().isEmpty() && other.note().equals(word.note()))
                .isPresent();
    }

    private void keep(Parameter parameter) {
        if (lastOfName.get(parameter.name()) == parameter) {
            written.add(new Said.Pair(Optional.empty(), parameter.name(), parameter.decoded()));
            report.change(parameter, parameter.name(), Kind.EXACT, "same meaning");
        } else {
            report.dropped(parameter, "the same setting is written again later in the URL, and that one counts");
        }
    }

    private void convertOfWrapper(Parameter parameter, Wrapper owner) {
        String value = parameter.decoded().encoded();
        if (!to.canBeWrapped(owner)) {
            report.dropped(parameter, "a setting of " + owner.name() + ", which is not named any more");
        } else if (value.indexOf("%22") >= 0) {
            report.dropped(parameter, owner.name() + " looks for it with quotes, which cannot be written");
        } else {
            written.add(new Said.Pair(Optional.empty(), parameter.name(), parameter.decoded()));
            boolean same = value.equals(parameter.value());
            report.change(
                    parameter,
                    parameter.name(),
                    same ? Kind.EXACT : Kind.APPROXIMATE,
                    "a setting of " + owner.name() + (same ? "" : ", percent-encoded from now on"));
        }
    }

    private void convert(Parameter parameter, Word word, Concept concept) {
        if (concept == Concept.TLS_MODE) {
            written.addAll(tls.convert(parameter));
        } else if (lastOfConcept.get(concept) != parameter
                && concept != Concept.SERVER_OPTIONS
                && !from.addsUp(concept)) {
            report.dropped(parameter, "the same setting is written again later in the URL, and that one counts");
        } else if (concept == Concept.USER || concept == Concept.PASSWORD) {
            convertLogin(parameter, concept);
        } else if (concept.isAddress()) {
            report.change(parameter, "", Kind.EXACT, "it is part of the address");
        } else if (concept == Concept.SERVER_OPTIONS) {
            written.addAll(settings.addOptions(parameter, word));
        } else {
            convertSetting(parameter, word, concept);
        }
    }

    private void convertLogin(Parameter parameter, Concept concept) {
        Optional<Value> counts =
                concept == Concept.USER ? source.parts().user() : source.parts().password();
        boolean nobody = concept == Concept.USER
                && counts.filter(user -> user.text().isEmpty()).isPresent();
        if (counts.isEmpty() || nobody) {
            report.dropped(parameter, from.id() + " takes nothing from it");
            return;
        }
        Word target = to.word(concept)
                .orElseThrow(() -> report.refusal(
                        to.id() + " takes no " + parameter.name() + " in its text",
                        "give it to the program by itself"));
        write(concept, target, counts.get());
        renamed(parameter, target);
    }

    private void convertSetting(Parameter parameter, Word word, Concept concept) {
        Optional<Word> target = to.word(concept);
        if (target.isPresent()) {
            translate(parameter, word, target.get());
        } else if (concept.serverSetting().isPresent()) {
            Value neutral = neutral(parameter, word, "the server takes it in another form");
            settings.add(parameter, concept.serverSetting().get(), neutral).ifPresent(written::add);
        } else {
            leaveOut(parameter, word, concept);
        }
    }

    private void leaveOut(Parameter parameter, Word word, Concept concept) {
        String neutral = word.meaning().read(parameter.value()).orElse(parameter.value());
        if (concept.locates() && !neutral.isEmpty()) {
            throw report.refusal(
                    (word.note().isEmpty() ? parameter.name() + " decides which server is reached" : word.note())
                            + ", and " + to.id() + " has no word for it",
                    "write the host and port it leads to, and remove " + parameter.name());
        }
        if (concept.protects() && Security.isDemand(concept, neutral)) {
            throw report.refusal(
                    parameter.name() + " protects the connection, and " + to.id() + " has no word for it",
                    "demand it on the server (pg_hba.conf), and take it out of the text");
        }
        report.dropped(parameter, word.note().isEmpty() ? to.id() + " has no such setting" : word.note());
    }

    private void translate(Parameter parameter, Word word, Word target) {
        if (word.meaning() == Meanings.BOOLEAN && target.meaning() == Meanings.BOOLEAN) {
            convertBoolean(parameter, target);
        } else if (word.meaning() == target.meaning()) {
            write(target.concept().orElseThrow(), target, parameter.decoded());
            renamed(parameter, target, word);
        } else {
            convertValue(parameter, word, target);
        }
    }

    private void renamed(Parameter parameter, Word target) {
        renamed(parameter, target, target);
    }

    private void renamed(Parameter parameter, Word target, Word word) {
        boolean loses = parameter.origin() == Parameter.Origin.USERINFO && !to.hasUserinfo();
        if (parameter.decoded().hasPlaceholder() && changesEncoding(parameter, target)) {
            String moved = loses ? "moved from before the @ into a parameter: " : "";
            report.change(parameter, target.name(), Kind.APPROXIMATE, moved + encodingNow(parameter, target));
            return;
        }
        String nearly = word.note().isEmpty() ? target.note() : word.note();
        if (!nearly.isEmpty()) {
            report.change(parameter, target.name(), Kind.APPROXIMATE, nearly);
            return;
        }
        Kind kind = parameter.name().equals(target.name()) ? Kind.EXACT : Kind.RENAMED;
        report.change(
                parameter, target.name(), kind, loses ? "moved from before the @ into a parameter" : "same meaning");
    }

    /** Whether the characters behind a placeholder must be written in another way from now on. */
    private boolean changesEncoding(Parameter parameter, Word target) {
        if (rawBefore(parameter) || rawAfter(target)) {
            return rawBefore(parameter) != rawAfter(target);
        }
        boolean userinfo = parameter.origin() == Parameter.Origin.USERINFO;
        return userinfo != to.hasUserinfo() || from.family() != to.family();
    }

    /** Values of keys are quoted where they must be, those of URLs percent-encoded. */
    private static boolean rawBefore(Parameter parameter) {
        return parameter.origin() == Parameter.Origin.KEY;
    }

    private boolean rawAfter(Word target) {
        return to.parameterOrigin() == Parameter.Origin.KEY
                || target.concept().filter(to::takesRaw).isPresent();
    }

    private String encodingNow(Parameter parameter, Word target) {
        if (rawBefore(parameter) == rawAfter(target)) {
            return "if the placeholder's value holds & it must now be percent-encoded, as % and + had to be before";
        }
        return rawAfter(target)
                ? "the placeholder's value must no longer be percent-encoded, and a quote or backslash in it needs what "
                        + to.id() + " puts before it"
                : "the placeholder's value must now be percent-encoded, and no longer quoted";
    }

    private void convertBoolean(Parameter parameter, Word target) {
        if (parameter.decoded().hasPlaceholder()) {
            write(target.concept().orElseThrow(), target, parameter.decoded());
            renamed(parameter, target);
            return;
        }
        String value = String.valueOf(parameter.value().equalsIgnoreCase("true"));
        write(target.concept().orElseThrow(), target, Value.of(value));
        boolean same = value.equals(parameter.value()) && parameter.name().equals(target.name());
        String along = target.companion().isEmpty() ? "" : ", and " + target.companion() + " makes the server keep it";
        Kind kind = same ? Kind.EXACT : value.equals(parameter.value()) ? Kind.RENAMED : Kind.VALUE_CONVERTED;
        report.change(
                parameter,
                target.name(),
                kind,
                from.id() + " reads it as " + value + (value.equals("true") ? along : ""));
    }

    private Value neutral(Parameter parameter, Word word, String difference) {
        if (word.meaning() == Meanings.TEXT) {
            return parameter.decoded();
        }
        if (parameter.decoded().hasPlaceholder()) {
            String hidden = word.meaning().isNumber() ? "the number" : "the value";
            throw report.refusal(
                    difference + ", and a placeholder hides " + hidden,
                    "write " + hidden + " into the URL, or rename the parameter and change the placeholder's value by"
                            + " hand");
        }
        return Value.of(word.meaning()
                .read(parameter.value())
                .orElseThrow(() -> report.refusal(
                        parameter.name() + " is not a " + (word.meaning().isNumber() ? "number" : "value") + " that "
                                + from.id() + " takes, so it does not connect today",
                        "correct or remove " + parameter.name())));
    }

    private void convertValue(Parameter parameter, Word word, Word target) {
        String units = word.meaning().isNumber() && target.meaning().isNumber()
                ? parameter.name() + " is in " + word.meaning().unit() + ", " + target.name() + " in "
                        + target.meaning().unit()
                : parameter.name() + " and " + target.name() + " spell it in different ways";
        Value neutral = neutral(parameter, word, units);
        if (neutral.hasPlaceholder()) {
            throw report.refusal(units + ", and a placeholder hides the value", "write the value into the URL");
        }
        Optional<Meaning.Saying> saying = target.meaning().say(neutral.text());
        if (saying.isEmpty()) {
            unsayable(parameter, word, target);
            return;
        }
        String value = saying.get().text();
        write(target.concept().orElseThrow(), target, Value.of(value));
        boolean same = value.equals(parameter.value());
        boolean time = word.meaning().isTime() || target.meaning().isTime();
        String nearly = word.note().isEmpty() ? target.note() : word.note();
        boolean nearest = !saying.get().exact() && !time;
        Kind kind = nearest || !nearly.isEmpty()
                ? Kind.APPROXIMATE
                : time ? Kind.UNIT_CONVERTED : same ? Kind.RENAMED : Kind.VALUE_CONVERTED;
        if (!saying.get().exact()) {
            report.rounded();
        }
        String rounded = saying.get().exact() || !time ? "" : ", rounded up";
        report.change(
                parameter,
                target.name(),
                kind,
                units + ": " + parameter.value() + " becomes " + value + rounded
                        + (nearly.isEmpty() ? "" : "; " + nearly));
    }

    private void unsayable(Parameter parameter, Word word, Word target) {
        Concept concept = word.concept().orElseThrow();
        String neutral = word.meaning().read(parameter.value()).orElse(parameter.value());
        boolean demand = concept.protects() && Security.isDemand(concept, neutral);
        if (demand || concept.locates() || concept == Concept.TARGET_SERVER) {
            throw report.refusal(
                    to.id() + " has no word for " + parameter.name() + "=" + parameter.value(),
                    "choose another value, or remove " + parameter.name());
        }
        report.dropped(parameter, target.name() + " has no value for " + parameter.value());
    }

    private void passThrough(Parameter parameter, Set<String> taken) {
        boolean shared = from.family() == Dialect.Family.JDBC && to.family() == Dialect.Family.JDBC;
        Optional<String> hazard = to.hazard(parameter.name());
        if (!shared) {
            report.dropped(
                    parameter,
                    from.id() + " ignored it, and " + to.id()
                            + (to.unknown() == Dialect.Unknown.IGNORED ? " would too" : " would not"));
        } else if (hazard.isPresent()) {
            report.dropped(parameter, from.id() + " ignored it; " + hazard.get());
        } else if (taken.contains(parameter.name())) {
            report.dropped(parameter, from.id() + " ignored it, and its own word for the same is there too");
        } else if (lastOfName.get(parameter.name()) != parameter) {
            report.dropped(parameter, "the same parameter is written again later in the URL, and that one counts");
        } else if (!isWritableName(parameter.name())) {
            report.dropped(parameter, to.id() + " cannot take such a name, and " + from.id() + " ignored it");
        } else {
            written.add(new Said.Pair(Optional.empty(), parameter.name(), parameter.decoded()));
            passedThrough(parameter);
        }
    }

    private void passedThrough(Parameter parameter) {
        boolean stronger = to.tlsRequest(List.of(parameter))
                .flatMap(Dialect.TlsRequest::mode)
                .filter(from.defaultTlsMode()::weakerThan)
                .isPresent();
        if (stronger) {
            report.change(
                    parameter,
                    parameter.name(),
                    Kind.STRONGER,
                    from.id() + " ignored it and connected with " + from.defaultTlsMode() + "; " + to.id()
                            + " obeys it");
        } else {
            report.change(
                    parameter,
                    parameter.name(),
                    Kind.PASSED_THROUGH,
                    "no setting of " + from.id() + ", which ignored it; " + to.id() + " obeys it where it knows it");
        }
    }

    /** Names are not decoded by pgjdbc, so what separates parameters cannot stand in one. */
    private static boolean isWritableName(String name) {
        return name.chars().noneMatch(c -> c == '&' || c == '=' || c == '?' || c == '#' || c == '%' || c <= ' ');
    }

    private void write(Concept concept, Word word, Value value) {
        written.add(new Said.Pair(Optional.of(concept), word.name(), value));
        if (!word.companion().isEmpty() && !value.text().equals("false")) {
            int equals = word.companion().indexOf('=');
            written.add(new Said.Pair(
                    Optional.empty(),
                    word.companion().substring(0, equals),
                    Value.of(word.companion().substring(equals + 1))));
        }
    }

    /**
     * Reads back what was written. A root certificate that the source never looks at may make the target's mode stronger:
     * then the certificate goes, unless stronger is what was allowed.
     */
    private void keepTheMode() {
        Security before = source.security();
        Security after = Security.of(to, parametersOf(written));
        boolean stronger = before.mode().isPresent()
                && after.mode().isPresent()
                && before.mode().get().weakerThan(after.mode().get())
                && TlsMode.PREFER.weakerThan(after.mode().get());
        Optional<Said.Pair> certificate = written.stream()
                .filter(pair -> pair.isAbout(Concept.TLS_AUTHORITY))
                .findFirst();
        if (stronger && !allowStronger && certificate.isPresent()) {
            written.remove(certificate.get());
            report.change(
                    certificate.get().name(),
                    "",
                    Kind.DROPPED,
                    from.id() + " does not look at it in the mode "
                            + before.mode().get() + ", and " + to.id() + " would verify by it");
            after = Security.of(to, parametersOf(written));
        }
        boolean hidden = before.mode().isEmpty() || after.mode().isEmpty();
        if (!after.covers(hidden ? new Security(after.mode(), before.demands()) : before)) {
            throw report.refusal(
                    to.id() + " cannot protect the connection as " + from.id() + " does",
                    "say what protects it in words both know, or set it in the program that connects");
        }
    }

    private List<Parameter> parametersOf(List<Said.Pair> pairs) {
        return pairs.stream()
                .map(pair -> new Parameter(to.canonical(pair.name()), pair.value(), to.parameterOrigin(), 0, 0))
                .toList();
    }

    /** What was written must be read as it was meant, by the same rules as any other text. */
    private void readBack(Said said, String text) {
        ConnectionTarget target;
        try {
            target = ConnectionTarget.parse(text, to);
        } catch (UrlSyntaxException unreadable) {
            throw report.refusal(
                    "what would be written is not read by " + to.id() + " (" + unreadable.problem() + ")",
                    "write it by hand");
        }
        boolean same = isSame(target.parts().user(), said.value(Concept.USER))
                && isSame(target.parts().password(), said.value(Concept.PASSWORD))
                && isSame(target.parts().database(), said.database())
                && isSame(target.hosts(), said.hosts());
        if (!same) {
            throw report.refusal(
                    "what would be written is read by " + to.id() + " as another address or login", "write it by hand");
        }
        if (said.parameters().stream().anyMatch(pair -> pair.value().text().isEmpty())) {
            report.rounded();
        }
    }

    /** A default may be written out. */
    private boolean isSame(List<Host> read, List<Host> meant) {
        String written = authorities(read);
        return written.equals(authorities(meant))
                || (meant.isEmpty() && written.equals(to.defaults().host().orElse("localhost") + " 5432"));
    }

    private static boolean isSame(Optional<Value> read, Optional<Value> meant) {
        return read.map(Value::text).orElse("").equals(meant.map(Value::text).orElse(""));
    }

    /** A port that is not written is the default of every dialect. */
    private static String authorities(List<Host> hosts) {
        return hosts.stream()
                .map(host -> AddressConversion.withoutBrackets(host.name()) + " "
                        + host.portText().orElse("5432"))
                .collect(Collectors.joining(","));
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
            throw report.refusal(
                    "the order of its format placeholders would change",
                    "rewrite the format and its arguments by hand");
        }
        if (after.folded().indexOf('%') >= 0) {
            throw report.refusal(
                    "a percent-encoded character would be read as part of the format",
                    "rewrite the format by hand, with %% for each percent sign");
        }
    }

    /** {@code %s:%s@%s} has the same placeholders in any order, so looking at them is not enough. */
    private boolean movesUserinfo() {
        return source.parameters().stream()
                .filter(parameter -> parameter.decoded().hasPlaceholder())
                .anyMatch(parameter -> changesSides(parameter) || movesToTheFront(parameter));
    }

    private boolean changesSides(Parameter parameter) {
        return (parameter.origin() == Parameter.Origin.USERINFO) != to.hasUserinfo() && from.isAddress(parameter);
    }

    /** Hosts and a database among the parameters are written before them. */
    private boolean movesToTheFront(Parameter parameter) {
        return from.isAbout(parameter, Concept.HOST)
                || from.isAbout(parameter, Concept.PORT)
                || from.isAbout(parameter, Concept.DATABASE);
    }

    private static List<String> boundByOrder(List<String> placeholders) {
        return placeholders.stream()
                .filter(atom -> atom.startsWith("%") && atom.indexOf('$') < 0)
                .toList();
    }
}
