package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.List;

/** The account of a conversion in the making: what became of each parameter. */
final class Report {

    private final ConnectionTarget source;
    private final Dialect to;
    private final List<ParameterChange> changes = new ArrayList<>();

    Report(ConnectionTarget source, Dialect to) {
        this.source = source;
        this.to = to;
    }

    void change(String from, String name, Kind kind, String explanation) {
        changes.add(new ParameterChange(from, name, kind, explanation));
    }

    void change(Parameter parameter, String name, Kind kind, String explanation) {
        change(parameter.name(), name, kind, explanation);
    }

    void dropped(Parameter parameter, String why) {
        change(parameter, "", Kind.DROPPED, why);
    }

    List<ParameterChange> changes() {
        return changes;
    }

    UrlConversionException refusal(String problem, String fix) {
        return new UrlConversionException(source.dialect().id(), to.id(), problem, source.masked(), fix);
    }
}
