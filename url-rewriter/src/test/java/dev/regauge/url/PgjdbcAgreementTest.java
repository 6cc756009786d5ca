package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.DriverAgreement.Reading;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
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
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** What differs on purpose: {@code service}, because the driver reads a file of this machine. No case names one. */
class PgjdbcAgreementTest {

    private static final Set<String> ADDRESS = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    private static final List<String> BEGINNINGS = List.of("jdbc:postgresql:");

    @Test
    void readsWhatTheNewestReads() throws Exception {
        Method parser = parser(Driver.class);
        new DriverAgreement(Dialects.PGJDBC, BEGINNINGS, PgjdbcAgreementTest::reading)
                .check((url, ours) -> answer(parser, url, ours));
    }

    @ParameterizedTest
    @CsvSource({"pgjdbc:42.2.5, 42.2.5", "pgjdbc:9.4, 9.4.1212"})
    void readsWhatAnOlderOneReads(String dialect, String version) throws Exception {
        try (URLClassLoader loader = loader(version)) {
            Method parser = parser(loader.loadClass("org.postgresql.Driver"));
            new DriverAgreement(Dialects.byId(dialect), BEGINNINGS, PgjdbcAgreementTest::reading)
                    .check((url, ours) -> answer(parser, url, ours));
        }
    }

    @ParameterizedTest
    @CsvSource({"pgjdbc:42.2.5, 42.2.5", "pgjdbc:9.4, 9.4.1212"})
    void knowsTheParametersOfAnOlderOne(String dialect, String version) throws Exception {
        try (URLClassLoader loader = loader(version)) {
            Class<?> properties = loader.loadClass("org.postgresql.PGProperty");
            Method name = properties.getMethod("getName");
            Set<String> names = new TreeSet<>();
            for (Object property : properties.getEnumConstants()) {
                names.add((String) name.invoke(property));
            }
            assertThat(Dialects.byId(dialect).words())
                    .flatExtracting(Word::names)
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void knowsTheParametersOfTheNewest() {
        assertThat(Dialects.PGJDBC.words())
                .flatExtracting(Word::names)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(PGProperty.values())
                        .map(PGProperty::getName)
                        .toList());
    }

    private static URLClassLoader loader(String version) throws MalformedURLException {
        Path jar = Path.of("target/drivers/postgresql-" + version + ".jar").toAbsolutePath();
        assertThat(jar).as("pom.xml copies it in generate-test-resources").isRegularFile();
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static Method parser(Class<?> driver) throws NoSuchMethodException {
        return driver.getMethod("parseURL", String.class, Properties.class);
    }

    @BeforeAll
    static void quietly() {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    }

    private static Reading reading(ConnectionTarget target) {
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
            if (!isAddress(parameter, target.dialect())) {
                parameters.put(parameter.name(), parameter.value());
            }
        }
        return new Reading(hosts, ports, target.database().orElse(""), parameters);
    }

    private static boolean isAddress(Parameter parameter, Dialect dialect) {
        boolean hasEquals = parameter.hasValue() && dialect == Dialects.PGJDBC;
        return ADDRESS.contains(parameter.name())
                || (hasEquals && ADDRESS.contains("PG" + parameter.name().toUpperCase(Locale.ROOT)));
    }

    /** What {@code parseURL} says, and what {@code Driver.hostSpecs} makes of it. */
    private static Optional<Reading> answer(Method parser, String url, Optional<ConnectionTarget> ours) {
        Properties properties;
        try {
            properties = (Properties) parser.invoke(null, url, null);
        } catch (InvocationTargetException refused) {
            // no host between commas, or a bad escape where the version does not look for it
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
        if (properties == null) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> parameters.put(name, properties.getProperty(name)));
        List<String> hosts = Arrays.asList(parameters.remove("PGHOST").split(",", 0));
        String[] written = parameters.remove("PGPORT").split(",", 0);
        List<String> ports = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            if (i >= written.length || number(written[i]).isEmpty()) {
                return Optional.empty();
            }
            ports.add(number(written[i]).get());
        }
        String database = Optional.ofNullable(parameters.remove("PGDBNAME")).orElse("");
        if (hosts.isEmpty()) {
            // PGHOST=, leaves no host at all, which the driver notices only when it connects
            hosts = List.of("localhost");
            ports = List.of("5432");
        }
        boolean defaulted = database.equals(parameters.get("user"))
                && ours.map(target -> target.database().isEmpty()).orElse(false);
        return Optional.of(new Reading(hosts, ports, defaulted ? "" : database, parameters));
    }

    private static Optional<String> number(String port) {
        try {
            return Optional.of(String.valueOf(Integer.parseInt(port)));
        } catch (NumberFormatException refused) {
            return Optional.empty();
        }
    }
}
