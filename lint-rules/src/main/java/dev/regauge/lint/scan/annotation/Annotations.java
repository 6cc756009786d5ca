package dev.regauge.lint.scan.annotation;

import dev.regauge.lint.scan.resource.Mappers;
import dev.regauge.lint.scan.resource.NativeText;
import dev.regauge.lint.scan.resource.Sender;
import dev.regauge.lint.scan.resource.Wording;
import dev.regauge.lint.scan.resource.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The annotations that hold SQL, as a table. Left out are queries in JPQL, and fragments that are no statement:
 * Hibernate's {@code @Formula}, {@code @Where}, {@code @SQLRestriction} and {@code @ColumnTransformer} end up in texts
 * that Hibernate makes.
 */
final class Annotations {

    /**
     * What one annotation says.
     *
     * @param values of the annotation
     * @param on the annotations of the class it stands in
     * @param line where
     */
    record Use(Values values, Owner on, int line) {

        Stream<String> text(String name) {
            return values.text(name).filter(text -> !text.isBlank()).stream();
        }

        Stream<Written> written(Stream<Wording> texts, Sender sender, String library) {
            String name = values.type()
                    .substring(values.type().lastIndexOf('/') + 1, values.type().length() - 1);
            String words = "@" + name.substring(name.lastIndexOf('$') + 1);
            return texts.map(text -> Written.of(text, sender, library, words, line));
        }
    }

    private static final String SPRING = "Lorg/springframework/data/";
    private static final String HIBERNATE = "Lorg/hibernate/annotations/";
    private static final String MYBATIS = "Lorg/apache/ibatis/annotations/";
    private static final Map<String, Function<Use, Stream<Written>>> TABLE = table();
    private static final boolean[] LENGTHS = lengths();

    private Annotations() {}

    static boolean isKnown(String type) {
        return TABLE.containsKey(type);
    }

    /** Whether the descriptor of any has this many characters: most texts of a class have not. */
    static boolean isKnownLength(int length) {
        return length < LENGTHS.length && LENGTHS[length];
    }

    /** The SQL of an annotation; of one that holds others, of them. */
    static List<Written> of(Use use) {
        Function<Use, Stream<Written>> row = TABLE.get(use.values().type());
        return row == null ? List.of() : row.apply(use).toList();
    }

    private static Map<String, Function<Use, Stream<Written>>> table() {
        Map<String, Function<Use, Stream<Written>>> table = new HashMap<>();
        spring(table);
        persistence(table);
        hibernate(table);
        for (String name : List.of("Select", "Insert", "Update", "Delete", "SelectKey")) {
            repeatable(table, MYBATIS + name + ";", MYBATIS + name + "$List;", Annotations::myBatis);
        }
        for (String jdbi : List.of("Lorg/jdbi/v3/sqlobject/statement/", "Lorg/skife/jdbi/v2/sqlobject/")) {
            for (String name : List.of("SqlQuery", "SqlUpdate", "SqlBatch", "SqlCall")) {
                table.put(jdbi + name + ";", Annotations::jdbi);
            }
        }
        repeatable(
                table,
                "Lorg/jdbi/v3/sqlobject/statement/SqlScript;",
                "Lorg/jdbi/v3/sqlobject/statement/SqlScripts;",
                Annotations::jdbiScript);
        table.put("Lio/micronaut/data/annotation/Query;", Annotations::micronaut);
        return table;
    }

    private static void spring(Map<String, Function<Use, Stream<Written>>> table) {
        table.put(
                SPRING + "jdbc/repository/query/Query;",
                use -> use.written(use.text("value").map(NativeText::spring), Sender.NAMED, "Spring Data JDBC"));
        for (String name : List.of("r2dbc/repository/Query;", "r2dbc/repository/query/Query;")) {
            table.put(
                    SPRING + name,
                    use -> use.written(use.text("value").map(NativeText::spring), Sender.R2DBC, "Spring Data R2DBC"));
        }
        table.put(
                SPRING + "jpa/repository/Query;",
                use -> use.values().isTrue("nativeQuery") ? springNative(use) : Stream.empty());
        table.put(SPRING + "jpa/repository/NativeQuery;", Annotations::springNative);
    }

    private static Stream<Written> springNative(Use use) {
        Stream<String> texts = Stream.concat(use.text("value"), use.text("countQuery"));
        return use.written(texts.map(NativeText::springJpa), Sender.JPA, "Spring Data JPA");
    }

    private static void persistence(Map<String, Function<Use, Stream<Written>>> table) {
        for (String jpa : List.of("Ljavax/persistence/", "Ljakarta/persistence/", HIBERNATE)) {
            repeatable(
                    table,
                    jpa + "NamedNativeQuery;",
                    jpa + "NamedNativeQueries;",
                    use -> use.values().isTrue("callable")
                            ? Stream.empty()
                            : use.written(use.text("query").map(NativeText::hibernate), Sender.JPA, "JPA"));
        }
    }

    private static void hibernate(Map<String, Function<Use, Stream<Written>>> table) {
        for (String name : List.of("SQLInsert", "SQLUpdate", "SQLDelete", "SQLDeleteAll")) {
            repeatable(
                    table,
                    HIBERNATE + name + ";",
                    HIBERNATE + name + "s;",
                    use -> use.values().isTrue("callable")
                            ? Stream.empty()
                            : use.written(use.text("sql").map(NativeText::hibernate), Sender.PREPARED, "Hibernate"));
        }
        table.put(
                HIBERNATE + "Subselect;",
                use -> use.written(use.text("value").map(NativeText::hibernate), Sender.PREPARED, "Hibernate"));
    }

    private static Stream<Written> myBatis(Use use) {
        boolean ours = use.values().text("databaseId").map(Mappers::isOurs).orElse(true);
        boolean key = use.values().type().endsWith("SelectKey;");
        return ours
                ? use.text(key ? "statement" : "value")
                        .flatMap(text -> Mappers.annotated(text, name(use), use.line()).stream())
                : Stream.empty();
    }

    private static String name(Use use) {
        String type = use.values().type();
        return "@" + type.substring(type.lastIndexOf('/') + 1, type.length() - 1);
    }

    /** A text without blanks is the name of one that lies elsewhere. */
    private static Stream<Written> jdbi(Use use) {
        Stream<Wording> texts = use.text("value").filter(Annotations::isSql).map(JdbiText::of);
        return use.written(texts, Sender.JDBI, "JDBI");
    }

    private static Stream<Written> jdbiScript(Use use) {
        Stream<Wording> texts = use.text("value").filter(Annotations::isSql).map(JdbiText::of);
        return use.written(texts, Sender.SCRIPT, "JDBI");
    }

    private static boolean isSql(String text) {
        return text.strip().chars().anyMatch(Character::isWhitespace);
    }

    /** In a repository of JPA only what says so is SQL. */
    private static Stream<Written> micronaut(Use use) {
        Stream<Wording> texts =
                Stream.concat(use.text("value"), use.text("countQuery")).map(NativeText::spring);
        if (use.on().has("Lio/micronaut/data/jdbc/annotation/JdbcRepository;")) {
            return use.on().isForOtherDatabase() ? Stream.empty() : use.written(texts, Sender.NAMED, "Micronaut Data");
        }
        if (use.on().has("Lio/micronaut/data/r2dbc/annotation/R2dbcRepository;")) {
            return use.written(texts, Sender.R2DBC, "Micronaut Data");
        }
        return use.values().isTrue("nativeQuery") ? use.written(texts, Sender.JPA, "Micronaut Data") : Stream.empty();
    }

    private static void repeatable(
            Map<String, Function<Use, Stream<Written>>> table,
            String one,
            String several,
            Function<Use, Stream<Written>> row) {
        table.put(one, row);
        table.put(
                several,
                use -> use.values().annotations("value").stream()
                        .flatMap(inner ->
                                row.apply(new Use(inner, use.on(), inner.line().orElse(use.line())))));
    }

    private static boolean[] lengths() {
        boolean[] lengths = new boolean
                [TABLE.keySet().stream().mapToInt(String::length).max().orElse(0) + 1];
        TABLE.keySet().forEach(type -> lengths[type.length()] = true);
        return lengths;
    }
}
