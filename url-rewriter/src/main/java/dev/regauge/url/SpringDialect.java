package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.PropertiesText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Spring Boot's {@code spring.datasource.url} and what stands beside it, in any spelling its relaxed binding takes, or as
 * variables of the environment, {@code SPRING_DATASOURCE_URL}. HikariCP hands user and password to the driver as
 * properties, and the driver lets those in the URL count before them. Where {@code jdbc-url} is written, a bean made by
 * hand takes the pool's properties right behind {@code spring.datasource}.
 */
final class SpringDialect extends SplitDialect {

    private static final String SOURCE = "spring.datasource.";
    private static final String POOL = SOURCE + "hikari.";
    private static final String DRIVER_PROPERTIES = "dataSourceProperties";

    private static final List<String> URLS = List.of("url", "jdbc-url", "hikari.jdbc-url");
    private static final List<String> USERS = List.of("username", "hikari.username");
    private static final List<String> PASSWORDS = List.of("password", "hikari.password");

    private static final List<String> OTHER_POOLS =
            List.of("tomcat.connection-properties", "dbcp2.connection-properties", "oracleucp.connection-properties");

    private static final List<String> FRAMEWORK =
            List.of("driver-class-name", "type", "name", "generate-unique-name", "embedded-database-connection");

    private static final Map<String, SplitKey> KNOWN = known(POOL);
    private static final Map<String, SplitKey> KNOWN_OF_BEAN = known(SOURCE);

    SpringDialect(Dialect inner) {
        super(
                "spring",
                "Spring Boot",
                inner,
                SOURCE + "url",
                List.of(Word.text(Concept.USER, SOURCE + "username"), Word.text(Concept.PASSWORD, SOURCE + "password")),
                Stream.concat(Hikari.words(SpringDialect::inPool), framework()).toList());
    }

    private static Stream<Word> framework() {
        return Stream.of(
                Word.only("the driver's class goes with the driver", SOURCE + "driver-class-name"),
                Word.only(
                        "it is about the data source in Spring, not about the server",
                        FRAMEWORK.stream()
                                .filter(name -> !name.equals("driver-class-name"))
                                .map(SOURCE::concat)
                                .toArray(String[]::new)));
    }

    private static String inPool(String property) {
        return POOL + kebab(property);
    }

    private static String kebab(String property) {
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < property.length(); i++) {
            char c = property.charAt(i);
            kebab.append(Character.isUpperCase(c) ? "-" + Character.toLowerCase(c) : String.valueOf(c));
        }
        return kebab.toString();
    }

    /** The keys, without what relaxed binding makes no difference of, and again without dots for the environment. */
    private static Map<String, SplitKey> known(String pool) {
        Map<String, SplitKey> known = new HashMap<>();
        URLS.forEach(name -> put(known, SOURCE + name, SplitKey.URL));
        USERS.forEach(name -> put(known, SOURCE + name, SplitKey.USER));
        PASSWORDS.forEach(name -> put(known, SOURCE + name, SplitKey.PASSWORD));
        FRAMEWORK.forEach(name -> put(known, SOURCE + name, SplitKey.setting(SOURCE + name)));
        Hikari.words(property -> property)
                .flatMap(word -> word.names().stream())
                .filter(property -> !property.equals("driverClassName"))
                .forEach(property -> put(known, pool + property, SplitKey.setting(inPool(property))));
        put(known, POOL + "driver-class-name", SplitKey.setting(POOL + "driver-class-name"));
        Hikari.WITHOUT_URL.forEach(property -> put(
                known,
                pool + property,
                SplitKey.refused("the data source is of a class of its own, which does not look at the URL")));
        put(known, SOURCE + "jndi-name", SplitKey.refused("the data source comes from JNDI, whatever the URL says"));
        OTHER_POOLS.forEach(name -> put(
                known,
                SOURCE + name,
                SplitKey.refused("it hands properties to the driver through another pool than HikariCP")));
        return Map.copyOf(known);
    }

    private static void put(Map<String, SplitKey> known, String name, SplitKey key) {
        known.put(uniform(name), key);
        known.put(letters(name), key);
    }

    private static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static String letters(String name) {
        return uniform(name).replace(".", "");
    }

    private static boolean isVariable(String written) {
        return written.startsWith("SPRING_");
    }

    @Override
    List<String> beginnings() {
        return List.of("spring.datasource.", "SPRING_DATASOURCE_");
    }

    @Override
    List<SplitKey> keys(List<String> written) {
        boolean bean = written.stream().map(SpringDialect::letters).anyMatch("springdatasourcejdbcurl"::equals);
        return written.stream()
                .map(name -> key(name, bean ? KNOWN_OF_BEAN : KNOWN, bean ? SOURCE : POOL))
                .toList();
    }

    private static SplitKey key(String written, Map<String, SplitKey> known, String pool) {
        boolean variable = isVariable(written);
        String plain = variable ? letters(written) : uniform(written);
        String driver = variable ? letters(pool + DRIVER_PROPERTIES) : uniform(pool + DRIVER_PROPERTIES);
        String source = variable ? letters(SOURCE) : SOURCE;
        SplitKey key = known.get(plain);
        if (key != null && (variable || plain.indexOf('.') >= 0)) {
            return key;
        }
        if (plain.startsWith(driver) && plain.length() > driver.length()) {
            return ofDriver(variable ? variableOfDriver(written) : propertyOfDriver(written, pool));
        }
        if (plain.startsWith(source + "xa")) {
            return SplitKey.refused("the data source is of a class of its own, which does not look at the URL");
        }
        return plain.startsWith(source) ? SplitKey.IDLE : SplitKey.FOREIGN;
    }

    private static SplitKey ofDriver(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith("PG")
                ? SplitKey.refused("it names an address beside that of the URL")
                : SplitKey.driver(name);
    }

    /** In brackets as it stands; otherwise only letters, digits, dashes and dots are left of it. */
    private static String propertyOfDriver(String written, String pool) {
        int at = 0;
        for (long dots = pool.chars().filter(c -> c == '.').count(); dots > 0; dots--) {
            at = written.indexOf('.', at) + 1;
        }
        while (at < written.length() && ".[".indexOf(written.charAt(at)) < 0) {
            at++;
        }
        String name = written.substring(written.startsWith(".", at) ? at + 1 : at);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        StringBuilder kept = new StringBuilder();
        name.chars()
                .filter(c -> c == '-' || c == '.' || Character.isLetterOrDigit(c))
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** Of a variable's name all letters become small, and each underscore a dot. */
    private static String variableOfDriver(String written) {
        String marker = "PROPERTIES_";
        int at = written.indexOf(marker);
        String name = at < 0 ? "" : written.substring(at + marker.length());
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    @Override
    Misread missingUrl(List<String> written) {
        boolean reactive =
                written.stream().map(SpringDialect::letters).anyMatch(name -> name.startsWith("springr2dbc"));
        return reactive
                ? new Misread(
                        "spring.r2dbc.url is read by R2DBC, not by JDBC",
                        0,
                        "give the value of spring.r2dbc.url by itself")
                : new Misread(
                        "the URL is missing", 0, "add spring.datasource.url=jdbc:postgresql://host:5432/database");
    }

    /** Spring Boot takes a blank user or password for none. */
    @Override
    boolean isLogin(String value) {
        return !value.isBlank();
    }

    /** What reads variables from a file may or may not know escapes, quotes and comments. */
    @Override
    void check(PropertiesText.Entry entry) {
        String value = entry.value().text();
        boolean quoted = value.startsWith("\"") || value.startsWith("'");
        if (isVariable(entry.key().text()) && (!entry.value().isPlain() || quoted || value.contains(" #"))) {
            throw new Misread(
                    "the value of a variable holds a backslash, quotes or a #, which are read in different ways",
                    entry.value().start(),
                    "write it without them, percent-encoded in the URL");
        }
    }

    /** {@code #---} begins another document, which may or may not be active. */
    @Override
    void check(PropertiesText.Comment comment, String text) {
        String line = text.substring(comment.start(), comment.end()).strip();
        if (line.equals("#---") || line.equals("!---")) {
            throw new Misread(
                    "there are several documents, and which of them counts depends on the profile",
                    comment.start(),
                    "give the lines of one document");
        }
    }
}
