package dev.regauge.lint.rules;

import dev.regauge.lint.Evidence;
import dev.regauge.lint.Location;
import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Read;
import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.route.Route;
import dev.regauge.url.rewrite.RewritePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sites, routes and evidence as tests want them, a word each. */
final class Sites {

    static final Route FROM_NG = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");
    static final Route FROM_SIMPLE = Route.of("pgjdbc:42.2.5?preferQueryMode=simple", "pgjdbc:42.7.14");
    static final RewritePlan NO_PLAN = new RewritePlan(List.of(), List.of(), 0);
    static final Location PLACE = new Location("src/main/java/shop/Orders.java", 12, "shop.Orders", "find");

    private Sites() {}

    /** Some lines of a recorded parity run. */
    static Evidence evidence() {
        return Evidence.load();
    }

    static SqlSite prepared(String sql, Binding... bindings) {
        return site(Placeholders.JDBC, sql, bindings);
    }

    /** One call that is given one text or another. */
    static SqlSite eitherOf(List<String> texts, Binding... bindings) {
        Sink sink = new Sink("Connection", "prepareStatement", Placeholders.JDBC);
        List<SqlTemplate> templates = texts.stream().map(Sites::template).toList();
        return new SqlSite(templates, sink, PLACE, List.of(bindings), List.of(), List.of());
    }

    static SqlSite site(Placeholders placeholders, String sql, Binding... bindings) {
        Sink sink = switch (placeholders) {
            case JDBC -> new Sink("Connection", "prepareStatement", placeholders);
            case NONE -> new Sink("Statement", "execute", placeholders);
            case NAMED -> new Sink("NamedParameterJdbcTemplate", "query", placeholders);
            case JPA -> new Sink("EntityManager", "createNativeQuery", placeholders);
            case SINGLE -> new Sink("Handle", "createQuery", placeholders);
            case R2DBC -> new Sink("DatabaseClient", "sql", placeholders);
        };
        return new SqlSite(List.of(template(sql)), sink, PLACE, List.of(bindings), List.of(), List.of());
    }

    static SqlSite with(SqlSite site, Read... reads) {
        return new SqlSite(site.templates(), site.sink(), site.location(), site.bindings(), List.of(reads), site.via());
    }

    /** {@code {..}} in the text stands for a hole. */
    static SqlTemplate template(String sql) {
        List<SqlTemplate.Part> parts = new ArrayList<>();
        String[] texts = sql.split("\\{\\.\\.}", -1);
        for (int i = 0; i < texts.length; i++) {
            if (i > 0) {
                parts.add(new SqlTemplate.Hole("a parameter"));
            }
            if (!texts[i].isEmpty()) {
                parts.add(new SqlTemplate.Text(texts[i]));
            }
        }
        return new SqlTemplate(parts);
    }

    static ScanResult scan(SqlSite... sites) {
        return new ScanResult(List.of(sites), List.of(), List.of(), 1);
    }

    static Binding set(int index, String setter) {
        return new Binding(index, setter, Optional.empty(), Optional.empty(), Optional.empty(), "", 13);
    }

    static Binding object(int index, String type) {
        return new Binding(index, "setObject", Optional.of(type), Optional.empty(), Optional.empty(), "", 13);
    }

    static Binding array(int index, String element) {
        return new Binding(index, "setArray", Optional.empty(), Optional.empty(), Optional.of(element), "", 13);
    }

    static Binding sql(int index, String setter, String sqlType) {
        return new Binding(index, setter, Optional.empty(), Optional.empty(), Optional.of(sqlType), "", 13);
    }

    static Binding text(int index, String constant) {
        return new Binding(index, "setString", Optional.empty(), Optional.of(constant), Optional.empty(), "", 13);
    }

    static Binding originates(int index, String origin) {
        return new Binding(index, "setString", Optional.empty(), Optional.empty(), Optional.empty(), origin, 13);
    }

    static Read read(String getter, String column) {
        return new Read(getter, OptionalInt.empty(), Optional.of(column), Optional.empty(), 14);
    }

    static Read read(String getter, int index) {
        return new Read(getter, OptionalInt.of(index), Optional.empty(), Optional.empty(), 14);
    }

    /** Where {@code ^} stands in a text, which is taken out. */
    static int caret(String marked) {
        return marked.replace("{..}", String.valueOf(Lexer.HOLE)).indexOf('^');
    }
}
