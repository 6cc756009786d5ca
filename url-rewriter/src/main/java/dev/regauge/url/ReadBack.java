package dev.regauge.url;

import dev.regauge.url.ParameterChange.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last look at what a conversion wrote, by the rules of the dialect it was written in. */
final class ReadBack {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final Report report;
    private final boolean allowStronger;

    ReadBack(ConnectionTarget source, Dialect to, boolean allowStronger, Report report) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.allowStronger = allowStronger;
        this.report = report;
    }

    /**
     * Reads back what was written. A root certificate that the source never looks at may make the target's mode stronger:
     * then the certificate goes, unless stronger is what was allowed.
     */
    void keepTheMode(List<Said.Pair> written) {
        Security before = source.security();
        Security after = Security.of(to, Said.parametersOf(written, to));
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
            after = Security.of(to, Said.parametersOf(written, to));
        }
        boolean hidden = before.mode().isEmpty() || after.mode().isEmpty();
        if (!after.covers(hidden ? new Security(after.mode(), before.demands()) : before)) {
            throw report.refusal(
                    to.id() + " cannot protect the connection as " + from.id() + " does",
                    "say what protects it in words both know, or set it in the program that connects");
        }
    }

    /** What was written must be read as it was meant, by the same rules as any other text. */
    void check(Said said, String text) {
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
}
