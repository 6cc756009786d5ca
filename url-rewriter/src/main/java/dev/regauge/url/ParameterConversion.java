package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of a conversion that decides what becomes of each parameter. */
final class ParameterConversion {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final Report report;
    private final TlsConversion tls;
    private final ServerSettings settings;
    private final ValueConversion values;
    private final List<Said.Pair> written;
    private final Map<String, Parameter> lastOfName = new HashMap<>();
    private final Map<Concept, Parameter> lastOfConcept = new EnumMap<>(Concept.class);

    /** The names that count for nothing in this text, and why. */
    private final Map<String, String> idle;

    /** Adds to what is written. */
    ParameterConversion(
            ConnectionTarget source, Dialect to, TlsConversion tls, Report report, List<Said.Pair> written) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.tls = tls;
        this.report = report;
        this.written = written;
        settings = new ServerSettings(to, report);
        values = new ValueConversion(from, to, report, written);
        idle = from.idle(source.parameters());
        for (Parameter parameter : source.parameters()) {
            lastOfName.put(parameter.name(), parameter);
            from.word(parameter.name())
                    .filter(word -> !idle.containsKey(parameter.name()))
                    .flatMap(Word::concept)
                    .ifPresent(concept -> lastOfConcept.put(concept, parameter));
        }
    }

    void convertAll() {
        Set<String> taken = namesTaken();
        for (Parameter parameter : source.parameters()) {
            convert(parameter, taken);
        }
        for (String name : source.dropped()) {
            report.change(name, "", Kind.DROPPED, from.whyDropped());
        }
        sayFixedLogin(Concept.USER, from.defaults().user());
        sayFixedLogin(Concept.PASSWORD, from.defaults().password().map(Secret::reveal));
        settings.options().ifPresent(written::add);
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
        if (fixed.isEmpty() && !said && other.isPresent() && concept == Concept.USER) {
            throw report.refusal(
                    "no user is written, and without one " + to.id() + " " + other.get(),
                    "write the user that logs in");
        }
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
        } else if (concept.isAddress() && concept != Concept.USER && concept != Concept.PASSWORD) {
            report.change(parameter, "", Kind.EXACT, "it is part of the address");
        } else if (lastOfConcept.get(concept) != parameter && !from.addsUp(concept)) {
            report.dropped(parameter, "the same setting is written again later in the URL, and that one counts");
        } else if (concept.isAddress()) {
            convertLogin(parameter, concept);
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
        values.write(concept, target, counts.get());
        values.renamed(parameter, target);
    }

    private static boolean isEndless(Parameter parameter, Word word, Concept concept) {
        boolean poolTime = concept == Concept.POOL_IDLE_TIMEOUT
                || concept == Concept.POOL_LIFETIME
                || concept == Concept.POOL_ACQUIRE_TIMEOUT;
        return poolTime
                && word.meaning().read(parameter.value()).filter("0"::equals).isPresent();
    }

    private void convertSetting(Parameter parameter, Word word, Concept concept) {
        Optional<Word> target = to.word(concept);
        if (target.isPresent()
                && isEndless(parameter, word, concept)
                && word.meaning() != target.get().meaning()) {
            report.dropped(
                    parameter,
                    "0 means no limit to " + from.id() + ", and not to " + to.id() + "; set "
                            + target.get().name() + " by hand");
        } else if (concept == Concept.TLS_AUTHORITY
                && parameter.value().equals("system")
                && to.family() != Dialect.Family.LIBPQ) {
            throw report.refusal(
                    parameter.name() + "=system trusts the authorities of the machine, which " + to.id()
                            + " does not say that way",
                    "name a file of authorities; for pgjdbc, sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory trusts"
                            + " those of Java");
        } else if (target.isPresent()) {
            values.translate(parameter, word, target.get());
        } else if (concept.serverSetting().isPresent()) {
            Value neutral = values.neutral(parameter, word, "the server takes it in another form");
            settings.add(parameter, concept.serverSetting().get(), neutral).ifPresent(written::add);
        } else {
            leaveOut(parameter, word, concept);
        }
    }

    /** Whether certificates are looked at, so that it matters who signs them. */
    private boolean verifies() {
        return source.security()
                .mode()
                .filter(mode -> !mode.weakerThan(TlsMode.VERIFY_CA))
                .isPresent();
    }

    private void leaveOut(Parameter parameter, Word word, Concept concept) {
        String neutral = word.meaning().read(parameter.value()).orElse(parameter.value());
        if (concept.locates() && !neutral.isEmpty()) {
            throw report.refusal(
                    (word.note().isEmpty() ? parameter.name() + " decides which server is reached" : word.note())
                            + ", and " + to.id() + " has no word for it",
                    "write the host and port it leads to, and remove " + parameter.name());
        }
        boolean hidden = concept.protects() && parameter.decoded().hasPlaceholder();
        boolean authority = concept == Concept.TLS_AUTHORITY && !neutral.isEmpty() && verifies();
        if (hidden || authority || (concept.protects() && Security.isDemand(concept, neutral))) {
            throw report.refusal(
                    parameter.name() + " protects the connection, and " + to.id() + " has no word for it",
                    "demand it on the server (pg_hba.conf), and take it out of the text");
        }
        report.dropped(parameter, word.note().isEmpty() ? to.id() + " has no such setting" : word.note());
    }

    /** What would be obeyed, and decides who is reached, who logs in, or who is trusted. */
    private Optional<String> hazardOfTable(String name) {
        return to.word(name)
                .flatMap(Word::concept)
                .filter(concept -> concept.isAddress() || concept.locates() || concept == Concept.TLS_AUTHORITY)
                .map(concept -> to.id() + " would obey it");
    }

    private void passThrough(Parameter parameter, Set<String> taken) {
        boolean shared = from.family() == Dialect.Family.JDBC && to.family() == Dialect.Family.JDBC;
        Optional<String> hazard = to.hazard(parameter.name()).or(() -> hazardOfTable(parameter.name()));
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
}
