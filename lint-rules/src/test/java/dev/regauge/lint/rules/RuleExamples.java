package dev.regauge.lint.rules;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import dev.regauge.route.Route;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** For each rule about code: what it finds, on which route and of which class, and what it leaves alone. */
final class RuleExamples {

    static final Route NG = Sites.FROM_NG;
    static final Route SIMPLE = Sites.FROM_SIMPLE;
    static final Route OLD = Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14");
    static final Route OLDER = Route.of("pgjdbc:9.4.1212", "pgjdbc:42.7.14");
    static final Route TO_SIMPLE = Route.of("pgjdbc:42.7.14", "pgjdbc:42.7.14?preferQueryMode=simple");
    static final Route TO_UNTYPED = Route.of("pgjdbc:42.7.14", "pgjdbc:42.7.14?stringtype=unspecified");

    static final String INTS = "setArray(1, c.createArrayOf(\"int4\", new Integer[] {1, 2}))";
    static final String LIST = "setObject(1, java.util.Arrays.asList(1, 2))";
    static final String TEXT = "setString(1, \"a\")";

    private RuleExamples() {}

    static List<Example> all() {
        return Stream.of(ListExamples.all(), PlaceExamples.all(), ValueExamples.all(), CallExamples.all())
                .flatMap(List::stream)
                .toList();
    }

    /** A server that refuses does so on the new driver only. */
    static Verification verified(SqlSite site, Verdict verdict) {
        Verdict from = verdict instanceof Verdict.Rejected ? new Verdict.NotVerified("not asked") : verdict;
        return new Verification(
                "PostgreSQL 17.11",
                List.of(new Verification.Statement(site, site.templates().get(0), from, verdict)));
    }

    static Verdict accepted(String type) {
        return new Verdict.Accepted(List.of(type), List.of());
    }

    static Verdict column(String type) {
        return new Verdict.Accepted(List.of(), List.of(new Verdict.Column("v", type)));
    }

    static Verdict rejected(String state, String type) {
        return new Verdict.Rejected(state, "refused", OptionalInt.empty(), List.of(type, type));
    }
}
