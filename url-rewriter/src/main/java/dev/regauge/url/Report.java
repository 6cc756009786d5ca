package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The account of a conversion in the making: what became of each parameter. */
final class Report {

    private static final Set<Kind> LOSSLESS =
            EnumSet.of(Kind.EXACT, Kind.RENAMED, Kind.UNIT_CONVERTED, Kind.VALUE_CONVERTED);

    private final ConnectionTarget source;
    private final Dialect to;
    private final List<ParameterChange> changes = new ArrayList<>();
    private final Set<String> hiddenNames;
    private boolean rounded;

    Report(ConnectionTarget source, Dialect to) {
        this.source = source;
        this.to = to;
        this.hiddenNames = source.hiddenNames();
    }

    void change(String from, String name, Kind kind, String explanation) {
        String shown = hiddenNames.contains(from) ? Secret.MASK : Secrets.shownName(from);
        boolean hidden = !shown.equals(from);
        String after = hidden && !name.isEmpty() ? Secret.MASK : name;
        String why = hidden ? explanation.replace(from, Secret.MASK) : explanation;
        changes.add(new ParameterChange(shown, after, kind, why));
    }

    void change(Parameter parameter, String name, Kind kind, String explanation) {
        change(parameter.name(), name, kind, explanation);
    }

    void dropped(Parameter parameter, String why) {
        change(parameter, "", Kind.DROPPED, why);
    }

    /** A value was changed to the nearest one that can be said. */
    void rounded() {
        rounded = true;
    }

    /** The account, of a text that was made. */
    Conversion of(String text, String masked) {
        boolean lossless = !rounded && changes.stream().allMatch(change -> LOSSLESS.contains(change.kind()));
        return new Conversion(text, masked, changes, lossless);
    }

    UrlConversionException refusal(String problem, String fix) {
        return new UrlConversionException(source.dialect().id(), to.id(), problem, source.masked(), fix);
    }
}
