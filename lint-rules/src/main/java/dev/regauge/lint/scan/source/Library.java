package dev.regauge.lint.scan.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;

/**
 * The few members of libraries that sites hang on, for no class of a library is there to be asked: what Spring's
 * template classes call lambdas with, and what some getters return.
 */
final class Library {

    private static final String SPRING = "org/springframework/jdbc/core/";
    private static final String SUPPORT = SPRING + "support/JdbcDaoSupport";
    private static final String NAMED_SUPPORT = SPRING + "namedparam/NamedParameterJdbcDaoSupport";
    private static final String SPECIFICATION = SPRING + "simple/JdbcClient$StatementSpec";
    private static final Type TEMPLATE = Type.getObjectType(SPRING + "JdbcTemplate");
    private static final Type OPERATIONS = Type.getObjectType(SPRING + "JdbcOperations");
    private static final Type NAMED_TEMPLATE = Type.getObjectType(SPRING + "namedparam/NamedParameterJdbcTemplate");
    private static final Type CONNECTION = Type.getObjectType("java/sql/Connection");
    private static final Type STATEMENT = Type.getObjectType("java/sql/Statement");
    private static final Type PREPARED = Type.getObjectType("java/sql/PreparedStatement");
    private static final Type CALLABLE = Type.getObjectType("java/sql/CallableStatement");
    private static final Type ROWS = Type.getObjectType("java/sql/ResultSet");

    private static final Map<String, List<Type>> FUNCTIONS = Map.ofEntries(
            Map.entry(SPRING + "RowMapper", List.of(ROWS, Type.INT_TYPE)),
            Map.entry(SPRING + "ResultSetExtractor", List.of(ROWS)),
            Map.entry(SPRING + "RowCallbackHandler", List.of(ROWS)),
            Map.entry(SPRING + "PreparedStatementSetter", List.of(PREPARED)),
            Map.entry(SPRING + "ParameterizedPreparedStatementSetter", List.of(PREPARED, Kinds.UNKNOWN)),
            Map.entry(SPRING + "PreparedStatementCreator", List.of(CONNECTION)),
            Map.entry(SPRING + "CallableStatementCreator", List.of(CONNECTION)),
            Map.entry(SPRING + "PreparedStatementCallback", List.of(PREPARED)),
            Map.entry(SPRING + "CallableStatementCallback", List.of(CALLABLE)),
            Map.entry(SPRING + "StatementCallback", List.of(STATEMENT)),
            Map.entry(SPRING + "ConnectionCallback", List.of(CONNECTION)),
            Map.entry("org/apache/commons/dbutils/ResultSetHandler", List.of(ROWS)));

    private static final List<String> TAKERS =
            List.of("Mapper", "Extractor", "Handler", "Setter", "Callback", "Creator");

    private static final Map<String, Type> RETURNS = returns();

    private Library() {}

    private static Map<String, Type> returns() {
        Map<String, Type> map = new HashMap<>();
        map.put(SUPPORT + ".getJdbcTemplate", TEMPLATE);
        map.put(SUPPORT + ".getConnection", CONNECTION);
        map.put(NAMED_SUPPORT + ".getJdbcTemplate", TEMPLATE);
        map.put(NAMED_SUPPORT + ".getNamedParameterJdbcTemplate", NAMED_TEMPLATE);
        map.put(NAMED_TEMPLATE.getInternalName() + ".getJdbcTemplate", TEMPLATE);
        map.put(NAMED_TEMPLATE.getInternalName() + ".getJdbcOperations", OPERATIONS);
        map.put(TEMPLATE.getInternalName() + ".getDataSource", Type.getObjectType("javax/sql/DataSource"));
        map.put("com/zaxxer/hikari/HikariDataSource.getConnection", CONNECTION);
        map.put("org/springframework/jdbc/datasource/DataSourceUtils.getConnection", CONNECTION);
        map.put(SPRING + "simple/JdbcClient.sql", Type.getObjectType(SPECIFICATION));
        for (String name : List.of("param", "params", "paramSource")) {
            map.put(SPECIFICATION + "." + name, Type.getObjectType(SPECIFICATION));
        }
        return Map.copyOf(map);
    }

    /** Whether it is one of the interfaces of libraries that lambdas are handed over as. */
    static boolean has(String name) {
        return FUNCTIONS.containsKey(name);
    }

    /** What a method of one of the classes returns, whatever its parameters are. */
    static Optional<Type> returned(List<Type> owners, String name) {
        return owners.stream()
                .flatMap(owner -> Optional.ofNullable(RETURNS.get(owner.getInternalName() + "." + name)).stream())
                .findFirst();
    }

    /** The parameters that a lambda of a library's type is called with. */
    static Optional<List<Type>> functional(Type type) {
        return type.getSort() == Type.OBJECT
                ? Optional.ofNullable(FUNCTIONS.get(type.getInternalName()))
                : Optional.empty();
    }

    static Type function(String simpleName) {
        return Type.getObjectType(SPRING + simpleName);
    }

    static boolean isSpring(Type type) {
        return type.getSort() == Type.OBJECT && type.getInternalName().startsWith(SPRING);
    }

    /** A type of Spring's that is handed a statement or its rows, or makes a statement. */
    static boolean isTaker(Type type) {
        return isSpring(type) && TAKERS.stream().anyMatch(type.getInternalName()::endsWith);
    }

    static boolean isTemplate(Type type) {
        return type.equals(TEMPLATE)
                || type.equals(OPERATIONS)
                || (isSpring(type) && type.getInternalName().startsWith(SPRING + "simple/SimpleJdbc"));
    }

    static boolean isNamedTemplate(Type type) {
        return isSpring(type) && type.getInternalName().startsWith(SPRING + "namedparam/NamedParameterJdbc");
    }

    static boolean isSpecification(Type type) {
        return type.equals(Type.getObjectType(SPECIFICATION));
    }
}
