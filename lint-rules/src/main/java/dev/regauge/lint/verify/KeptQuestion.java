package dev.regauge.lint.verify;

import dev.regauge.lint.Sha256;
import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Shown;
import dev.regauge.route.Profile;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes an answer the answer to a statement: its text as the driver of tomorrow sends it, and how it is bound.
 * Secrets are masked before anything else is done with a text, so that nothing is told of them, not even by a hash.
 *
 * @param sql as the driver sends it, secrets masked
 * @param way how it is handed over and bound, such as {@code Connection.prepareStatement} and {@code 1 setString}
 */
record KeptQuestion(String sql, List<String> way) {

    KeptQuestion {
        way = List.copyOf(way);
    }

    static KeptQuestion of(SqlSite site, String text, Profile to) {
        Placeholders placeholders = site.sink().placeholders();
        String sent =
                Wording.sent(Wording.prepared(text, placeholders, to).text()).text();
        // the masks are found in the program's own text, where a parameter still looks like one
        Shown shown = Shown.of(text, Wording.reading(placeholders));
        String masked = Shown.of(shown.masked(sent), Reading.SERVER).text();
        List<String> bindings = site.bindings().stream()
                .map(KeptQuestion::written)
                .distinct()
                .sorted()
                .toList();
        // where a site has several texts, what is bound beyond the parameters of one may belong to another
        String sink = site.sink()
                + (placeholders == Placeholders.NONE ? ", as it is" : "")
                + (site.templates().size() > 1 ? ", one of several texts" : "");
        return new KeptQuestion(
                masked, Stream.concat(Stream.of(sink), bindings.stream()).toList());
    }

    /** Of a constant only what kind of text it is, on which the answer may hang: it may be a secret. */
    private static String written(Binding binding) {
        return String.join(
                " ",
                binding.name().orElse(Integer.toString(binding.index())),
                binding.setter(),
                binding.valueType().orElse("-"),
                binding.sqlType().orElse("-"),
                binding.constant()
                        .map(text -> text.equals("null") ? "null" : "constant, as " + Literal.kind(text))
                        .orElse("-"));
    }

    /** The name of its file: 32 digits of a hash of the SQL. */
    String fileName() {
        return Sha256.of(sql).substring(0, 32) + ".json";
    }
}
