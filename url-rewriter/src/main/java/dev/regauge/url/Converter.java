package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says one target in another dialect, through the concepts both have words for. */
final class Converter {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final boolean allowStronger;
    private final Report report;

    Converter(ConnectionTarget source, Dialect to, boolean allowStronger) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.allowStronger = allowStronger;
        report = new Report(source, to);
    }

    Conversion convert() {
        if (from.equals(to)) {
            return unchanged();
        }
        to.notWritable().ifPresent(why -> {
            throw report.refusal(why, "choose another dialect to convert to");
        });
        new Obstacles(source, to, report).refuse();
        Said said = said();
        Output out = new Output(source.hiddenNames());
        to.write(said, out);
        new FormatOrder(source, to, report).check(out.text());
        new ReadBack(source, to, allowStronger, report).check(said, out.text());
        return wrapped(out);
    }

    private Conversion unchanged() {
        for (Parameter parameter : source.parameters()) {
            report.change(parameter, parameter.name(), Kind.EXACT, "kept");
        }
        return report.of(source.text(), source.masked());
    }

    /** What is to be written, in the other dialect's own words. */
    private Said said() {
        AddressConversion address = new AddressConversion(source, to, report);
        List<Host> hosts = address.hosts();
        Optional<Value> database = address.database();
        List<Said.Pair> written = new ArrayList<>();
        TlsConversion tls = new TlsConversion(source, to, allowStronger, report);
        new ParameterConversion(source, to, tls, report, written).convertAll();
        written.addAll(tls.convertDefault(Said.parametersOf(written, to)));
        new ReadBack(source, to, allowStronger, report).keepTheMode(written);
        Said said = new Said(hosts, database, written);
        to.cannotWrite(said).ifPresent(why -> {
            throw report.refusal(why, "give it to the program in another way, or choose another dialect");
        });
        return said;
    }

    /** What stood in front of the source stands in front of the result as well, where it can. */
    private Conversion wrapped(Output out) {
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
}
