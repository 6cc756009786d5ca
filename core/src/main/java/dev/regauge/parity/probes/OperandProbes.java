package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.List;

/** Operators of several meanings: which one a parameter chooses depends on the type that the driver sends with it. */
final class OperandProbes {

    private static final String DOCUMENTS =
            "(values (jsonb '[\"x\", \"y\"]', jsonb '{\"a\": 1, \"0\": 2}')) t (list, map)";

    private OperandProbes() {}

    static List<Probe> all() {
        return List.of(
                ask("jsonb-concatenated-string", "select (map || ?)::text from " + DOCUMENTS, "{\"b\": 2}")
                        .instead("Cast: `j || ?::jsonb`."),
                Parameters.update(
                                Probe.named("operators/jsonb-concatenated-update")
                                        .given("create table document (j jsonb)")
                                        .given("insert into document values ('{\"a\": 1}')"),
                                "update document set j = j || ?",
                                "{\"b\": 2}")
                        .thenStored("select j::text from document")
                        .instead("Cast: `j || ?::jsonb`."),
                Parameters.update(
                                Probe.named("operators/text-concatenated-jsonb-update")
                                        .given("create table document (j jsonb, t text)")
                                        .given("insert into document values ('{\"a\": 1}', null)"),
                                "update document set t = j || ?",
                                "{\"b\": 2}")
                        .thenStored("select t from document")
                        .instead("Cast: `j || ?::jsonb` to merge, `j::text || ?` to append."),
                ask("jsonb-arrow-int", "select (list -> ?)::text from " + DOCUMENTS, 0)
                        .instead("Cast: `j -> ?::int`."),
                ask("jsonb-arrow-long", "select (list ->> ?) from " + DOCUMENTS, 1L)
                        .instead("Cast: `j ->> ?::int`."),
                ask("jsonb-path-string", "select (map #> ?)::text from " + DOCUMENTS, "{a}")
                        .instead("Cast twice: `j #> ?::text::text[]`."),
                ask("array-concatenated-int", "select (array[1] || ?)::text", 2).instead("Cast: `a || ?::int`."),
                ask("array-concatenated-string", "select (array['a'] || ?)::text", "b")
                        .instead("Cast: `a || ?::text`."),
                ask("array-concatenated-literal", "select (array['a'] || ?)::text", "{b,c}")
                        .instead("Cast: `a || ?::text` for an element, `a || ?::text::text[]` for an array."),
                ask("range-contains-int", "select (int4range(1, 5) @> ?)::text", 3)
                        .instead("Cast: `r @> ?::int`."),
                ask("tsvector-match-string", "select ('word'::tsvector @@ ?)::text", "word")
                        .instead("Write `@@ to_tsquery(?)` or `@@ plainto_tsquery(?)`."),
                ask("bytea-concatenated-string", "select (bytea '\\x01' || ?)::text", "\\x02")
                        .instead("Use `setBytes`."));
    }

    private static Probe ask(String name, String sql, Object value) {
        return Parameters.query(Probe.named("operators/" + name), sql, value);
    }
}
