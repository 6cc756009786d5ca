package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of Jakarta Persistence and of Hibernate. Whatever stands behind {@code hibernate.connection.} and is not
 * Hibernate's own goes to the driver, except where {@code hibernate.hikari.} asks for HikariCP, which has
 * {@code hibernate.hikari.dataSource.} for that.
 */
final class HibernateDialect extends SplitDialect {

    private static final String JAKARTA = "jakarta.persistence.jdbc.";
    private static final String JAVAX = "javax.persistence.jdbc.";
    private static final String CONNECTION = "hibernate.connection.";
    private static final String POOL = "hibernate.hikari.";
    private static final String DRIVER_PROPERTIES = POOL + "dataSource.";

    private static final String OWN_CLASS = "the data source is of a class of its own, which does not look at the URL";

    private static final List<String> OWN = List.of(
            "provider_class",
            "isolation",
            "driver_class",
            "autocommit",
            "provider_disables_autocommit",
            "handling_mode",
            "release_mode",
            "aggressive_release",
            "initial_pool_size",
            "min_pool_size",
            "pool_validation_interval",
            "pool_size");

    private static final Map<String, SplitKey> KNOWN = known();

    HibernateDialect(Dialect inner) {
        super(
                "hibernate",
                "Hibernate",
                inner,
                JAKARTA + "url",
                List.of(Word.text(Concept.USER, JAKARTA + "user"), Word.text(Concept.PASSWORD, JAKARTA + "password")),
                Stream.concat(Hikari.words(POOL::concat), framework()).toList());
    }

    private static Stream<Word> framework() {
        return Stream.of(
                Word.only("the driver's class goes with the driver", JAKARTA + "driver", JAVAX + "driver"),
                Word.only(
                        "it is about Hibernate, not about the server",
                        OWN.stream().map(CONNECTION::concat).toArray(String[]::new)));
    }

    private static Map<String, SplitKey> known() {
        Map<String, SplitKey> known = new HashMap<>();
        for (String name : List.of(JAKARTA, JAVAX)) {
            known.put(name + "url", SplitKey.URL);
            known.put(name + "user", SplitKey.USER);
            known.put(name + "password", SplitKey.PASSWORD);
            known.put(name + "driver", SplitKey.setting(name + "driver"));
        }
        known.put(CONNECTION + "url", SplitKey.URL);
        known.put(CONNECTION + "username", SplitKey.USER);
        known.put(CONNECTION + "user", SplitKey.USER);
        known.put(CONNECTION + "password", SplitKey.PASSWORD);
        known.put(POOL + "jdbcUrl", SplitKey.URL);
        known.put(POOL + "username", SplitKey.USER);
        known.put(POOL + "password", SplitKey.PASSWORD);
        OWN.forEach(name -> known.put(CONNECTION + name, SplitKey.setting(CONNECTION + name)));
        Hikari.words(POOL::concat)
                .flatMap(word -> word.names().stream())
                .forEach(name -> known.put(name, SplitKey.setting(name)));
        known.put(CONNECTION + "datasource", SplitKey.refused(OWN_CLASS));
        Hikari.WITHOUT_URL.forEach(name -> known.put(POOL + name, SplitKey.refused(OWN_CLASS)));
        for (String name : List.of("jtaDataSource", "nonJtaDataSource")) {
            known.put("jakarta.persistence." + name, SplitKey.refused(OWN_CLASS));
            known.put("javax.persistence." + name, SplitKey.refused(OWN_CLASS));
        }
        return Map.copyOf(known);
    }

    @Override
    List<String> beginnings() {
        return List.of(JAKARTA, JAVAX, CONNECTION, POOL);
    }

    @Override
    List<SplitKey> keys(List<String> written) {
        boolean pooled = written.stream().anyMatch(name -> name.startsWith(POOL));
        return written.stream().map(name -> key(name, pooled)).toList();
    }

    private SplitKey key(String written, boolean pooled) {
        SplitKey key = KNOWN.get(written);
        if (key != null) {
            return key;
        }
        if (written.startsWith(DRIVER_PROPERTIES)) {
            return ofDriver(written.substring(DRIVER_PROPERTIES.length()));
        }
        if (written.startsWith(CONNECTION)) {
            return ofConnection(written.substring(CONNECTION.length()), pooled);
        }
        return beginnings().stream().anyMatch(written::startsWith) ? SplitKey.IDLE : SplitKey.FOREIGN;
    }

    private SplitKey ofConnection(String name, boolean pooled) {
        if (!pooled) {
            return ofDriver(name);
        }
        return inner().knows(name)
                ? SplitKey.refused("HikariCP gets nothing of hibernate.connection; its word is " + DRIVER_PROPERTIES)
                : SplitKey.IDLE;
    }

    private static SplitKey ofDriver(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith("PG")
                ? SplitKey.refused("it names an address beside that of the URL")
                : SplitKey.driver(name);
    }

    @Override
    Misread missingUrl(List<String> written) {
        return new Misread(
                "the URL is missing", 0, "add jakarta.persistence.jdbc.url=jdbc:postgresql://host:5432/database");
    }
}
