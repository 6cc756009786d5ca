package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * The methods through which SQL text meets a driver, as a table. In all of them the text is the first parameter that is
 * a String or an array of Strings. A class of the program that extends or implements a known owner is one too.
 */
final class Sinks {

    /** How a family of sinks treats its text and what else it is given. */
    enum Style {
        /** Returns a statement that parameters are bound to. */
        PREPARE(Placeholders.JDBC),
        /** The text goes to the server as it is. */
        PLAIN(Placeholders.NONE),
        /** Spring's JdbcTemplate: a plain statement where no arguments can be given, otherwise a prepared one. */
        SPRING(Placeholders.JDBC),
        /** Takes {@code ?} and an array of arguments, binds each with setObject. */
        OBJECTS(Placeholders.JDBC),
        /** Takes names, and makes lists of collections. */
        NAMED(Placeholders.NAMED),
        /** Takes names, and makes lists of collections, in parentheses where there are none. */
        JPA(Placeholders.JPA),
        /** Takes names, each for one value. */
        SINGLE(Placeholders.SINGLE),
        /** Hands the text to a driver that is none for JDBC. */
        R2DBC(Placeholders.R2DBC),
        /** Spring's NamedParameterJdbcTemplate: takes names, and a map of values or a source of them. */
        NAMED_SPRING(Placeholders.NAMED),
        /** Spring's JdbcClient: returns a specification of a statement that parameters are bound to. */
        CLIENT(Placeholders.NAMED);

        private final Placeholders placeholders;

        Style(Placeholders placeholders) {
            this.placeholders = placeholders;
        }
    }

    /**
     * A call of a sink.
     *
     * @param sink for the report
     * @param style what else it is given
     * @param text which parameter is the text; a receiver is not counted
     */
    record Match(Sink sink, Style style, int text) {}

    private record Family(String words, Style style, Set<String> owners, Set<String> methods) {}

    private static final String SPRING = "org/springframework/jdbc/core/";
    private static final String NAMED = "org/springframework/jdbc/core/namedparam/NamedParameterJdbc";
    private static final String OBJECT = "org/springframework/jdbc/object/";

    private static final List<Family> FAMILIES = List.of(
            family("Connection", Style.PREPARE, "prepareStatement prepareCall")
                    .at("java/sql/Connection", "org/postgresql/jdbc/PgConnection", "org/postgresql/core/BaseConnection")
                    .at(
                            "com/impossibl/postgres/api/jdbc/PGConnection",
                            "com/impossibl/postgres/jdbc/PGDirectConnection")
                    .at("com/zaxxer/hikari/pool/ProxyConnection", "org/apache/commons/dbcp2/DelegatingConnection")
                    .done(),
            family("Statement", Style.PLAIN, "execute executeQuery executeUpdate executeLargeUpdate addBatch")
                    .at("java/sql/Statement", "java/sql/PreparedStatement", "java/sql/CallableStatement")
                    .at("org/postgresql/jdbc/PgStatement", "com/impossibl/postgres/jdbc/PGSimpleStatement")
                    .at("com/zaxxer/hikari/pool/ProxyStatement", "org/apache/commons/dbcp2/DelegatingStatement")
                    .done(),
            family("RowSet", Style.PREPARE, "setCommand")
                    .at("javax/sql/RowSet", "javax/sql/rowset/JdbcRowSet", "javax/sql/rowset/CachedRowSet")
                    .done(),
            family(
                            "JdbcTemplate",
                            Style.SPRING,
                            "query queryForObject queryForList queryForMap queryForRowSet queryForStream"
                                    + " queryForInt queryForLong update batchUpdate execute call")
                    .at(SPRING + "JdbcTemplate", SPRING + "JdbcOperations")
                    .at(SPRING + "simple/SimpleJdbcTemplate", SPRING + "simple/SimpleJdbcOperations")
                    .done(),
            family(
                            "NamedParameterJdbcTemplate",
                            Style.NAMED_SPRING,
                            "query queryForObject queryForList queryForMap queryForRowSet queryForStream"
                                    + " queryForInt queryForLong update batchUpdate execute")
                    .at(NAMED + "Template", NAMED + "Operations")
                    .done(),
            family("JdbcClient", Style.CLIENT, "sql")
                    .at(SPRING + "simple/JdbcClient")
                    .done(),
            family("DatabaseClient", Style.R2DBC, "sql")
                    .at("org/springframework/r2dbc/core/DatabaseClient")
                    .done(),
            family("PreparedStatementCreatorFactory", Style.OBJECTS, "<init>")
                    .at(SPRING + "PreparedStatementCreatorFactory", SPRING + "CallableStatementCreatorFactory")
                    .done(),
            family("SqlQuery", Style.OBJECTS, "<init>")
                    .at(OBJECT + "SqlQuery", OBJECT + "MappingSqlQuery", OBJECT + "MappingSqlQueryWithParameters")
                    .at(OBJECT + "UpdatableSqlQuery", OBJECT + "SqlFunction", OBJECT + "GenericSqlQuery")
                    .done(),
            family("SqlUpdate", Style.OBJECTS, "<init>")
                    .at(OBJECT + "SqlUpdate", OBJECT + "BatchSqlUpdate")
                    .done(),
            family("RdbmsOperation", Style.OBJECTS, "setSql")
                    .at(OBJECT + "RdbmsOperation", OBJECT + "SqlQuery", OBJECT + "SqlUpdate", OBJECT + "BatchSqlUpdate")
                    .at(OBJECT + "MappingSqlQuery", OBJECT + "SqlOperation", OBJECT + "SqlFunction")
                    .done(),
            family("QueryRunner", Style.OBJECTS, "query update insert batch execute insertBatch")
                    .at("org/apache/commons/dbutils/QueryRunner", "org/apache/commons/dbutils/AsyncQueryRunner")
                    .done(),
            family("HikariConfig", Style.PLAIN, "setConnectionInitSql setConnectionTestQuery")
                    .at("com/zaxxer/hikari/HikariConfig", "com/zaxxer/hikari/HikariDataSource")
                    .done(),
            family(
                            "Handle",
                            Style.SINGLE,
                            "createQuery createUpdate createCall createScript prepareBatch select execute")
                    .at("org/jdbi/v3/core/Handle", "org/skife/jdbi/v2/Handle")
                    .done(),
            family("EntityManager", Style.JPA, "createNativeQuery")
                    .at("javax/persistence/EntityManager", "jakarta/persistence/EntityManager")
                    .done(),
            family("Session", Style.JPA, "createNativeQuery createSQLQuery createNativeMutationQuery")
                    .at("org/hibernate/Session", "org/hibernate/StatelessSession")
                    .at("org/hibernate/SharedSessionContract", "org/hibernate/query/QueryProducer")
                    .at("org/hibernate/SessionFactory", "org/hibernate/query/NativeQueryProducer")
                    .done());

    private static final Map<String, List<Family>> BY_OWNER = byOwner();
    private static final Set<String> NAMES =
            FAMILIES.stream().flatMap(family -> family.methods().stream()).collect(Collectors.toUnmodifiableSet());
    private static final HashFilter OWNER_HASHES = new HashFilter(BY_OWNER.keySet());
    private static final HashFilter NAME_HASHES = new HashFilter(NAMES);
    private static final Optional<Match> NO = Optional.empty();

    private final Program program;
    private final DeclaredSinks declared;
    private final Map<MethodKey, Optional<Match>> known = new HashMap<>();

    Sinks(Program program, DeclaredSinks declared) {
        this.program = program;
        this.declared = declared;
    }

    /** Whether a class calls a sink itself. */
    boolean calledIn(ClassFile file) {
        return file.sinkCalls().stream().anyMatch(call -> match(call).isPresent())
                || (!declared.names().isEmpty()
                        && file.callsOf(declared.names()).stream()
                                .anyMatch(call -> match(call).isPresent()));
    }

    /** Whether a class of a library, by its internal name, has sinks. */
    static boolean isOwner(String name) {
        return BY_OWNER.containsKey(name);
    }

    /** The same as {@link #mayBeSink(String, String)}, by hashes alone: may err to yes. */
    static boolean mayBeSink(boolean constructor, int owner, int name) {
        return constructor ? OWNER_HASHES.mayHold(owner) : NAME_HASHES.mayHold(name);
    }

    /** Whether a call can be a sink, as far as it can be told without knowing the program's classes. */
    static boolean mayBeSink(String owner, String name) {
        return NAMES.contains(name) && (!name.equals("<init>") || BY_OWNER.containsKey(owner));
    }

    /**
     * The sink that a call is, if it is one. A method whose code is scanned is none, unless it is declared to be one: it
     * may hand its text to one.
     */
    Optional<Match> match(MethodKey called) {
        Optional<Match> byOwner = declared.match(called, program);
        if (byOwner.isPresent()) {
            return byOwner;
        }
        return NAMES.contains(called.name())
                ? known.computeIfAbsent(called, key -> program.isScanned(key) ? NO : find(key))
                : NO;
    }

    /** Whether a method of the program stands in for a sink: its callers see the sink that it overrides. */
    boolean overridesSink(MethodKey method) {
        if (declared.match(method, program).isPresent()) {
            return true;
        }
        return NAMES.contains(method.name())
                && !method.name().equals("<init>")
                && find(method).isPresent();
    }

    private Optional<Match> find(MethodKey called) {
        int text = textParameter(called.descriptor());
        if (text < 0) {
            return NO;
        }
        boolean constructor = called.name().equals("<init>");
        Optional<String> owner =
                constructor ? Optional.of(called.owner()) : program.upward(called.owner(), BY_OWNER::containsKey);
        for (Family family :
                owner.map(name -> BY_OWNER.getOrDefault(name, List.of())).orElse(List.of())) {
            if (family.methods().contains(called.name())) {
                return Optional.of(match(family, called, text));
            }
        }
        return returnsStatement(called) && !program.has(called.owner())
                ? Optional.of(new Match(new Sink("Connection", called.name(), Placeholders.JDBC), Style.PREPARE, text))
                : NO;
    }

    private static Match match(Family family, MethodKey called, int text) {
        Placeholders placeholders =
                family.style() == Style.SPRING ? springPlaceholders(called) : family.style().placeholders;
        String words = family.words();
        String name = called.name().equals("<init>") ? "new" : called.name();
        return new Match(new Sink(words, name, placeholders), family.style(), text);
    }

    /** JdbcTemplate prepares a statement only where its caller can bind something. */
    private static Placeholders springPlaceholders(MethodKey called) {
        String descriptor = called.descriptor().substring(0, called.descriptor().indexOf(')'));
        boolean binds = descriptor.contains("[Ljava/lang/Object;")
                || descriptor.contains("PreparedStatement")
                || descriptor.contains("CallableStatement")
                || descriptor.contains("Ljava/util/List;")
                || descriptor.contains("Ljava/util/Collection;");
        return binds ? Placeholders.JDBC : Placeholders.NONE;
    }

    /** A connection of a library that nobody lists still shows itself by what it returns. */
    private static boolean returnsStatement(MethodKey called) {
        return (called.name().equals("prepareStatement") || called.name().equals("prepareCall"))
                && called.descriptor().startsWith("(Ljava/lang/String;")
                && (called.descriptor().endsWith(")Ljava/sql/PreparedStatement;")
                        || called.descriptor().endsWith(")Ljava/sql/CallableStatement;"));
    }

    /** The first parameter that is a text or an array of texts; below 0 where there is none. */
    static int textParameter(String descriptor) {
        if (!descriptor.contains("Ljava/lang/String;")) {
            return -1;
        }
        Type[] parameters;
        try {
            parameters = Type.getArgumentTypes(descriptor);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return -1; // of a damaged class
        }
        for (int i = 0; i < parameters.length; i++) {
            String type = parameters[i].getDescriptor();
            if (type.equals("Ljava/lang/String;") || type.equals("[Ljava/lang/String;")) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, List<Family>> byOwner() {
        Map<String, List<Family>> map = new LinkedHashMap<>();
        for (Family family : FAMILIES) {
            for (String owner : family.owners()) {
                map.computeIfAbsent(owner, key -> new ArrayList<>()).add(family);
            }
        }
        return map;
    }

    private static Row family(String words, Style style, String methods) {
        return new Row(words, style, Set.of(methods.split(" ", -1)), List.of());
    }

    /** A row of the table on its way to a family. */
    private record Row(String words, Style style, Set<String> methods, List<String> owners) {
        Row at(String... more) {
            return new Row(
                    words,
                    style,
                    methods,
                    Stream.concat(owners.stream(), Stream.of(more)).toList());
        }

        Family done() {
            return new Family(words, style, Set.copyOf(owners), methods);
        }
    }
}
