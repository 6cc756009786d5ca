package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.List;
import java.util.Optional;

/** The part of a conversion that says one value in the words and units of the other dialect. */
final class ValueConversion {

    private final Dialect from;
    private final Dialect to;
    private final Report report;
    private final List<Said.Pair> written;

    /** Adds to what is written. */
    ValueConversion(Dialect from, Dialect to, Report report, List<Said.Pair> written) {
        this.from = from;
        this.to = to;
        this.report = report;
        this.written = written;
    }

    void translate(Parameter parameter, Word word, Word target) {
        if (word.meaning() == Meanings.BOOLEAN && target.meaning() == Meanings.BOOLEAN) {
            convertBoolean(parameter, target);
        } else if (word.meaning() == target.meaning()) {
            write(target.concept().orElseThrow(), target, parameter.decoded());
            renamed(parameter, target, word);
        } else {
            convertValue(parameter, word, target);
        }
    }

    void renamed(Parameter parameter, Word target) {
        renamed(parameter, target, target);
    }

    void renamed(Parameter parameter, Word target, Word word) {
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
            return "the placeholder's value now stands in another place: percent-encode all of it but letters, digits and"
                    + " . _ ~ -";
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

    Value neutral(Parameter parameter, Word word, String difference) {
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
                units + ": " + shown(parameter) + " becomes " + Secrets.mask(value) + rounded
                        + (nearly.isEmpty() ? "" : "; " + nearly));
    }

    private static String shown(Parameter parameter) {
        return parameter.secret() ? Secret.MASK : Secrets.mask(parameter.value());
    }

    private void unsayable(Parameter parameter, Word word, Word target) {
        Concept concept = word.concept().orElseThrow();
        String neutral = word.meaning().read(parameter.value()).orElse(parameter.value());
        boolean demand = concept.protects() && Security.isDemand(concept, neutral);
        if (demand || concept.locates() || concept == Concept.TARGET_SERVER) {
            throw report.refusal(
                    to.id() + " has no word for " + parameter.name() + "=" + shown(parameter),
                    "choose another value, or remove " + parameter.name());
        }
        report.dropped(parameter, target.name() + " has no value for " + shown(parameter));
    }

    void write(Concept concept, Word word, Value value) {
        written.add(new Said.Pair(Optional.of(concept), word.name(), value));
        if (!word.companion().isEmpty() && !value.text().equals("false")) {
            int equals = word.companion().indexOf('=');
            written.add(new Said.Pair(
                    Optional.empty(),
                    word.companion().substring(0, equals),
                    Value.of(word.companion().substring(equals + 1))));
        }
    }
}
