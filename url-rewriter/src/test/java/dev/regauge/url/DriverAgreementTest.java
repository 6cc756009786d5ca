package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.grammar.Atoms;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated URLs, read by us and by the drivers themselves. The differences that are meant, and left out here:
 * placeholders (the drivers know none), {@code service} (pgjdbc reads a file of this machine), {@code unixsocket}
 * (pgjdbc-ng looks into the folder), and numeric addresses, which Java prints in another form.
 */
class DriverAgreementTest {

    private static final int CASES = Boolean.getBoolean("regauge.long") ? 200_000 : 10_000;

    @BeforeAll
    static void quietly(@TempDir Path folder) throws IOException {
        // pgjdbc-ng looks up every host it reads: an empty hosts file answers at once
        System.setProperty(
                "jdk.net.hosts.file", Files.createFile(folder.resolve("hosts")).toString());
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    }

    /** What both sides are reduced to. */
    private record Reading(List<String> hosts, List<String> ports, String database, Map<String, String> parameters) {}

    @Test
    void pgjdbcReadsWhatWeRead() {
        compare("jdbc:postgresql:", Dialects.PGJDBC, DriverAgreementTest::pgjdbc);
    }

    @Test
    void pgjdbcNgReadsWhatWeRead() {
        compare("jdbc:pgsql:", Dialects.PGJDBC_NG, DriverAgreementTest::pgjdbcNg);
    }

    private interface Oracle {
        Optional<Reading> read(String url, Optional<ConnectionTarget> ours);
    }

    private static void compare(String prefix, Dialect dialect, Oracle oracle) {
        UrlGenerator urls = new UrlGenerator(42);
        List<String> differences = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            String url = urls.next(prefix);
            if (!Atoms.in(url).texts().isEmpty()) {
                continue;
            }
            Optional<ConnectionTarget> ours = ours(url, dialect);
            Optional<Reading> expected = oracle.read(url, ours);
            Optional<Reading> actual = ours.map(target -> reading(target, dialect));
            accepted += expected.isPresent() ? 1 : 0;
            if (!expected.equals(actual)) {
                differences.add(url + "\n    driver " + expected + "\n    ours   " + actual);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(accepted).isGreaterThan(CASES / 20);
    }

    private static Optional<ConnectionTarget> ours(String url, Dialect dialect) {
        try {
            return Optional.of(ConnectionTarget.parse(url, dialect));
        } catch (UrlSyntaxException refused) {
            return Optional.empty();
        }
    }

    private static Reading reading(ConnectionTarget target, Dialect dialect) {
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (Host host : target.hosts().isEmpty() ? List.of(new Host("localhost", Optional.empty())) : target.hosts()) {
            hosts.add(host.name());
            ports.add(host.portText()
                    .map(port -> String.valueOf(Integer.parseInt(port)))
                    .orElse("5432"));
        }
        Map<String, String> parameters = new TreeMap<>();
        for (Parameter parameter : target.parameters()) {
            if (dialect == Dialects.PGJDBC_NG || !isAddress(parameter)) {
                parameters.put(parameter.name(), parameter.value());
            }
        }
        return new Reading(hosts, ports, target.database().orElse(""), parameters);
    }

    private static boolean isAddress(Parameter parameter) {
        Set<String> own = Set.of("PGHOST", "PGPORT", "PGDBNAME");
        boolean hasEquals = parameter.hasValue();
        return own.contains(parameter.name())
                || (hasEquals && own.contains("PG" + parameter.name().toUpperCase(Locale.ROOT)));
    }

    private static Optional<Reading> pgjdbc(String url, Optional<ConnectionTarget> ours) {
        Properties properties;
        try {
            properties = org.postgresql.Driver.parseURL(url, null);
        } catch (StringIndexOutOfBoundsException noHostBetweenCommas) {
            return Optional.empty();
        }
        if (properties == null) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> parameters.put(name, properties.getProperty(name)));
        List<String> hosts = Arrays.asList(parameters.remove("PGHOST").split(",", 0));
        List<String> ports = Arrays.stream(parameters.remove("PGPORT").split(",", 0))
                .map(port -> String.valueOf(Integer.parseInt(port)))
                .toList();
        String database = Optional.ofNullable(parameters.remove("PGDBNAME")).orElse("");
        if (hosts.isEmpty() && ports.isEmpty()) {
            // host=,&port=, leaves no host at all, which the driver notices only when it connects
            hosts = List.of("localhost");
            ports = List.of("5432");
        }
        boolean defaulted = database.equals(parameters.get("user"))
                && ours.map(target -> target.database().isEmpty()).orElse(false);
        return Optional.of(new Reading(hosts, ports, defaulted ? "" : database, parameters));
    }

    private static Optional<Reading> pgjdbcNg(String url, Optional<ConnectionTarget> ours) {
        Object specifier = ngSpecifier(url);
        if (specifier == null) {
            return Optional.empty();
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (Object address : (List<?>) call(specifier, "getAddresses")) {
            InetSocketAddress socket = (InetSocketAddress) address;
            int index = hosts.size();
            boolean literal = ours.filter(target -> target.hosts().size() > index)
                    .map(target -> target.hosts().get(index).name().matches("\\[.*|[0-9.]+"))
                    .orElse(false);
            hosts.add(literal ? ours.get().hosts().get(index).name() : socket.getHostString());
            ports.add(String.valueOf(socket.getPort()));
        }
        Map<String, String> parameters = new TreeMap<>();
        Properties properties = (Properties) call(specifier, "getParameters");
        properties.stringPropertyNames().forEach(name -> parameters.put(name, properties.getProperty(name)));
        return Optional.of(new Reading(hosts, ports, (String) call(specifier, "getDatabase"), parameters));
    }

    private static Object ngSpecifier(String url) {
        try {
            Method parse = Class.forName("com.impossibl.postgres.jdbc.ConnectionUtil")
                    .getDeclaredMethod("parseURL", String.class);
            parse.setAccessible(true);
            return parse.invoke(null, url);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object call(Object specifier, String method) {
        try {
            Method accessor = specifier.getClass().getDeclaredMethod(method);
            accessor.setAccessible(true);
            return accessor.invoke(specifier);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
