package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a conversion that carries settings of the server: what one dialect has a word for, the next says as an
 * option, and a third by the setting's own name.
 */
final class ServerSettings {

    private static final String POOLERS = "; PgBouncer before 1.20 refuses options";

    private final Dialect to;
    private final Report report;
    private final List<Value.Segment> options = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ServerSettings(Dialect to, Report report) {
        this.to = to;
        this.report = report;
    }

    /** A setting that the target has no word of its own for; what it is written as right here, if anything. */
    Optional<Said.Pair> add(Parameter parameter, String setting, Value value) {
        if (!setting.chars().allMatch(ServerSettings::isPartOfName)) {
            throw report.refusal(
                    "a parameter has a name that no setting of the server has, so the server refuses it today",
                    "correct or remove that parameter");
        }
        if (to.fixesSetting(setting)) {
            report.dropped(parameter, to.id() + " tells the server a " + setting + " of its own, which wins");
            return Optional.empty();
        }
        refuseSecond(setting);
        if (to.unknown() == Dialect.Unknown.SERVER_SETTING) {
            boolean same = setting.equals(parameter.name());
            report.change(parameter, setting, same ? Kind.EXACT : Kind.RENAMED, "the server's setting " + setting);
            return Optional.of(new Said.Pair(Optional.empty(), setting, value));
        }
        Optional<Word> word = to.word(Concept.SERVER_OPTIONS);
        if (word.isEmpty()) {
            report.dropped(
                    parameter,
                    to.id() + " has no word for the server's setting " + setting
                            + "; set it for the role or the database: ALTER ROLE ... SET " + setting);
            return Optional.empty();
        }
        append(setting, value);
        report.change(
                parameter,
                word.get().name(),
                value.hasPlaceholder() ? Kind.APPROXIMATE : Kind.RENAMED,
                "the server's setting " + setting + ", as an option"
                        + (value.hasPlaceholder() ? "; a blank in the placeholder's value needs a backslash now" : "")
                        + POOLERS);
        return Optional.empty();
    }

    /** Which of two counts depends on the way a client sends them. */
    private void refuseSecond(String setting) {
        if (!names.add(setting.toLowerCase(Locale.ROOT))) {
            throw report.refusal(
                    "the server's setting " + setting + " is said twice, in different ways", "say it once");
        }
    }

    private static boolean isPartOfName(int c) {
        return c == '_' || c == '.' || c == '$' || Character.isLetterOrDigit(c);
    }

    private void append(String setting, Value value) {
        options.add(new Value.Segment((options.isEmpty() ? "-c " : " -c ") + setting + "=", false));
        for (Value.Segment segment : value.segments()) {
            String text = segment.placeholder()
                    ? segment.text()
                    : OptionsText.word(new OptionsText.Setting("x", segment.text()))
                            .substring("-c x=".length());
            options.add(new Value.Segment(text, segment.placeholder()));
        }
    }

    /** A whole text of options. */
    List<Said.Pair> addOptions(Parameter parameter, Word source) {
        Optional<Word> word = to.word(Concept.SERVER_OPTIONS);
        if (word.isPresent() && word.get().meaning() == source.meaning()) {
            OptionsText text =
                    OptionsText.parse(source.meaning().read(parameter.value()).orElse(""));
            text.settings().stream().map(OptionsText.Setting::name).distinct().forEach(this::refuseSecond);
            if (text.settings().stream().map(OptionsText.Setting::name).anyMatch(to::fixesSetting)) {
                report.rounded();
            }
            if (!options.isEmpty()) {
                options.add(new Value.Segment(" ", false));
            }
            options.addAll(parameter.decoded().segments());
            boolean same = word.get().name().equals(parameter.name());
            report.change(parameter, word.get().name(), same ? Kind.EXACT : Kind.RENAMED, "same meaning" + POOLERS);
            return List.of();
        }
        if (parameter.decoded().hasPlaceholder()) {
            throw report.refusal(
                    "a placeholder hides settings of the server, and " + to.id() + " writes them in another way",
                    "write the settings into the text");
        }
        String neutral = source.meaning().read(parameter.value()).orElseThrow(() -> unreadable(parameter));
        OptionsText text = OptionsText.parse(neutral);
        if (text.rest()) {
            throw unreadable(parameter);
        }
        List<Said.Pair> pairs = new ArrayList<>();
        for (OptionsText.Setting setting : text.settings()) {
            addSetting(parameter, setting).ifPresent(pairs::add);
        }
        return pairs;
    }

    private Optional<Said.Pair> addSetting(Parameter parameter, OptionsText.Setting setting) {
        if (setting.name().equals("cluster")) {
            throw report.refusal(
                    "its options name a tenant of CockroachDB, which " + to.id() + " cannot pass on",
                    "name the tenant in the host or the database, as in tenant.database");
        }
        Optional<Word> own = to.words().stream()
                .filter(word -> word.concept()
                        .flatMap(Concept::serverSetting)
                        .filter(setting.name()::equalsIgnoreCase)
                        .isPresent())
                .filter(word -> word.meaning() == Meanings.TEXT)
                .findFirst();
        if (own.isPresent()) {
            report.change(parameter, own.get().name(), Kind.RENAMED, "the server's setting " + setting.name());
            return Optional.of(new Said.Pair(own.get().concept(), own.get().name(), Value.of(setting.value())));
        }
        return add(parameter, setting.name(), Value.of(setting.value()));
    }

    private UrlConversionException unreadable(Parameter parameter) {
        return report.refusal(
                parameter.name() + " holds more than settings of the form -c name=value, which " + to.id()
                        + " cannot say",
                "keep only settings in " + parameter.name());
    }

    /** The options gathered from everywhere. */
    Optional<Said.Pair> options() {
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Word word = to.word(Concept.SERVER_OPTIONS).orElseThrow();
        Value value = new Value(List.copyOf(options));
        if (word.meaning() != Meanings.TEXT) {
            if (value.hasPlaceholder()) {
                throw report.refusal(
                        "a placeholder hides a setting of the server, and " + to.id()
                                + " writes settings in another way",
                        "write the setting into the text");
            }
            Meaning.Saying saying = word.meaning()
                    .say(value.text())
                    .orElseThrow(() -> report.refusal(
                            to.id() + " cannot say one of the server's settings",
                            "set it for the role or the database"));
            value = Value.of(saying.text());
        }
        return Optional.of(new Said.Pair(Optional.of(Concept.SERVER_OPTIONS), word.name(), value));
    }
}
