package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;

/** What stands in the way of a conversion before it begins. */
final class Obstacles {

    private final ConnectionTarget source;
    private final Dialect from;
    private final Dialect to;
    private final Report report;

    Obstacles(ConnectionTarget source, Dialect to, Report report) {
        this.source = source;
        this.from = source.dialect();
        this.to = to;
        this.report = report;
    }

    void refuse() {
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
        if (source.parameters().stream().anyMatch(Obstacles::isSwallowedQuery)) {
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
}
