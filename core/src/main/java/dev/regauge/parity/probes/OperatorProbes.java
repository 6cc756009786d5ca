package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.List;

/** The operators of jsonb that hold a question mark, which to JDBC is a parameter. */
final class OperatorProbes {

    private static final String[] DOCUMENT = {
        "create table document (id int, j jsonb)", "insert into document values (1, '{\"a\": 1}'), (2, '{\"b\": 1}')"
    };

    private OperatorProbes() {}

    static List<Probe> all() {
        return List.of(
                prepared("question-bar", "j ?| array['a', 'c']"),
                prepared("question-amp", "j ?& array['a']"),
                prepared("question", "j ? 'a'"),
                prepared("question-bar-escaped", "j ??| array['a', 'c']"),
                prepared("question-amp-escaped", "j ??& array['a']"),
                prepared("question-escaped", "j ?? 'a'"),
                prepared("at-question", "j @? '$.a'"),
                plain("question-plain-statement", "j ? 'a'"),
                plain("question-escaped-plain-statement", "j ?? 'a'"));
    }

    private static Probe prepared(String name, String condition) {
        return named(name).prepare(select(condition)).query();
    }

    private static Probe plain(String name, String condition) {
        return named(name).executePlain(select(condition));
    }

    private static Probe named(String name) {
        return Probe.named("operators/" + name).given(DOCUMENT);
    }

    private static String select(String condition) {
        return "select id from document where " + condition;
    }
}
