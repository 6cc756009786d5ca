package dev.regauge.lint.verify;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sites as a scan would find them. */
final class Sites {

    private Sites() {}

    /** A prepared statement; a binding is written {@code 1 setString}, {@code 2 setNull VARCHAR}, {@code 3 setObject java.util.List}. */
    static SqlSite prepared(String sql, String... bindings) {
        return site(sql, new Sink("Connection", "prepareStatement", Placeholders.JDBC), bindings);
    }

    static SqlSite call(String sql, String... bindings) {
        return site(sql, new Sink("Connection", "prepareCall", Placeholders.JDBC), bindings);
    }

    static SqlSite plain(String sql) {
        return site(sql, new Sink("Statement", "execute", Placeholders.NONE));
    }

    /** A binding is written as in {@link #prepared}, with the parameter's name in the place of its index. */
    static SqlSite named(String sql, String... bindings) {
        return site(sql, new Sink("NamedParameterJdbcTemplate", "query", Placeholders.NAMED), bindings);
    }

    static SqlSite site(String sql, Sink sink, String... bindings) {
        return new SqlSite(
                List.of(SqlTemplate.of(sql)),
                sink,
                new Location("src/Orders.java", 12, "app.Orders", "find"),
                Stream.of(bindings).map(Sites::binding).toList(),
                List.of(),
                List.of());
    }

    /** {@code INDEX SETTER [JAVA.TYPE | SQLTYPE | =CONSTANT]...}. */
    private static Binding binding(String text) {
        String[] words = text.split(" ");
        Optional<String> value = Optional.empty();
        Optional<String> constant = Optional.empty();
        Optional<String> type = Optional.empty();
        for (String word : List.of(words).subList(2, words.length)) {
            if (word.startsWith("=")) {
                constant = Optional.of(word.substring(1));
            } else if (word.contains(".") || word.endsWith("[]")) {
                value = Optional.of(word);
            } else {
                type = Optional.of(word);
            }
        }
        boolean counted = Character.isDigit(words[0].charAt(0));
        Binding binding =
                new Binding(counted ? Integer.parseInt(words[0]) : 0, words[1], value, constant, type, "", 13);
        return counted ? binding : binding.named(words[0]);
    }

    static SqlTemplate template(SqlSite site) {
        return site.templates().get(0);
    }
}
