package dev.regauge.connect;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.sql.Driver;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The drivers that can open connections, and what differs between them before one is open. */
@SuppressWarnings("ImmutableEnumChecker") // a dialect and a copied set do not change
enum DriverKind {
    PGJDBC(
            "org.postgresql.Driver",
            Dialects.PGJDBC,
            Set.of(
                    "socketTimeout",
                    "connectTimeout",
                    "tcpKeepAlive",
                    "prepareThreshold",
                    "preparedStatementCacheQueries",
                    "preparedStatementCacheSizeMiB",
                    "ApplicationName",
                    "options")) {

        /** The newest fix of CVE-2024-1597, by which parameters could turn into SQL in simple mode. */
        private static final List<Integer> OLDEST = List.of(42, 7, 2);

        @Override
        String version(Driver driver) throws ReflectiveOperationException {
            String name =
                    String.valueOf(driver.getClass().getMethod("getVersion").invoke(null));
            return name.substring(name.lastIndexOf(' ') + 1);
        }

        @Override
        Optional<String> objection(Driver driver, String version) {
            if (!isAtLeast(version, OLDEST)) {
                return Optional.of(
                        "pgjdbc " + version + " is too old: versions before 42.7.2 let parameters become SQL in"
                                + " simple mode (CVE-2024-1597); put pgjdbc 42.7.2 or newer on the class path");
            }
            return driver instanceof org.postgresql.Driver
                    ? Optional.empty()
                    : Optional.of(
                            "this pgjdbc " + version + " comes from a class loader of its own, and only the one of"
                                    + " Regauge's class path can be used; leave withDriver out");
        }

        @Override
        Map<String, String> properties(Settings settings) {
            Map<String, String> properties = new TreeMap<>(prepare(settings.preparePolicy(), settings));
            properties.put("ApplicationName", settings.applicationName());
            properties.put("connectTimeout", seconds(settings.connectTimeout().toMillis()));
            properties.put("socketTimeout", seconds(loginLimit(settings)));
            properties.put("tcpKeepAlive", String.valueOf(settings.keepAlive().isOn()));
            return properties;
        }

        @Override
        Map<String, String> prepare(PreparePolicy policy, Settings settings) {
            return policy.pgjdbcProperties(settings.preparedStatementCache());
        }
    },

    PGJDBC_NG(
            "com.impossibl.postgres.jdbc.PGDriver",
            Dialects.PGJDBC_NG,
            Set.of(
                    "network.timeout",
                    "networkTimeout",
                    "prepared-statement.cache.size",
                    "preparedStatementCacheSize",
                    "prepared-statement.cache.threshold",
                    "preparedStatementCacheThreshold",
                    "application.name",
                    "application_name")) {

        private static final List<Integer> OLDEST = List.of(0, 8, 9);

        @Override
        String version(Driver driver) throws ReflectiveOperationException {
            return String.valueOf(driver.getClass().getField("VERSION").get(null));
        }

        @Override
        Optional<String> objection(Driver driver, String version) {
            return isAtLeast(version, OLDEST)
                    ? Optional.empty()
                    : Optional.of("pgjdbc-ng " + version + " was never measured; take pgjdbc-ng 0.8.9");
        }

        @Override
        Map<String, String> properties(Settings settings) {
            Map<String, String> properties = new TreeMap<>(prepare(settings.preparePolicy(), settings));
            properties.put("application.name", settings.applicationName());
            properties.put(
                    "network.timeout", Long.toString(settings.socketTimeout().toMillis()));
            return properties;
        }

        @Override
        Map<String, String> prepare(PreparePolicy policy, Settings settings) {
            return policy.pgjdbcNgProperties(settings.preparedStatementCache());
        }
    };

    private final String className;
    private final Dialect dialect;
    private final Set<String> managed;

    DriverKind(String className, Dialect dialect, Set<String> managed) {
        this.className = className;
        this.dialect = dialect;
        this.managed = Set.copyOf(managed);
    }

    /** What kind of driver an instance is; empty for one that is not supported. */
    static Optional<DriverKind> of(Driver driver) {
        return Arrays.stream(values())
                .filter(kind -> kind.className.equals(driver.getClass().getName()))
                .findFirst();
    }

    /** The version that the classes themselves claim, for example {@code 42.7.14}. */
    abstract String version(Driver driver) throws ReflectiveOperationException;

    /** Why a driver of this kind cannot be used; empty where it can. */
    abstract Optional<String> objection(Driver driver, String version);

    /** All that {@link #managed} names, as the settings say it. */
    abstract Map<String, String> properties(Settings settings);

    /** The properties that say a policy. */
    abstract Map<String, String> prepare(PreparePolicy policy, Settings settings);

    /** How the driver reads URLs. */
    Dialect dialect() {
        return dialect;
    }

    /** The parameters that settings decide, and that leave the URL. */
    Set<String> managed() {
        return managed;
    }

    /** During the login, in ms; afterwards the connection is told its own limit. */
    private static long loginLimit(Settings settings) {
        long connect = settings.connectTimeout().toMillis();
        long socket = settings.socketTimeout().toMillis();
        return socket == 0 ? connect : Math.min(connect, socket);
    }

    /** Parts of a second count as a whole one: a timeout must not become 0, which is none. */
    private static String seconds(long milliseconds) {
        return Long.toString((milliseconds + 999) / 1000);
    }

    private static boolean isAtLeast(String version, List<Integer> oldest) {
        List<Integer> numbers = Arrays.stream(version.split("[^0-9]+"))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
        for (int i = 0; i < oldest.size(); i++) {
            int number = i < numbers.size() ? numbers.get(i) : 0;
            if (number != oldest.get(i)) {
                return number > oldest.get(i);
            }
        }
        return true;
    }
}
