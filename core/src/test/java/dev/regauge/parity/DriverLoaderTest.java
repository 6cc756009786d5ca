package dev.regauge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DriverLoaderTest {

    private final Database database = Drivers.freshDatabaseForAll();

    @Test
    void keepsDriversInOneJvmApart() throws Exception {
        List<LoadedDriver> drivers = new ArrayList<>();
        Set<Class<?>> connectionClasses = new HashSet<>();
        for (Profile profile : DriverJars.PROFILES) {
            LoadedDriver driver = Drivers.load(profile);
            drivers.add(driver);
            try (Connection connection = driver.connect(database)) {
                connectionClasses.add(connection.getClass());
                assertThat(connection.getMetaData().getDriverVersion()).contains(profile.version());
                assertThat(driver.driverVersion()).isEqualTo(profile.version());
            }
        }
        drivers.forEach(LoadedDriver::close);
        assertThat(connectionClasses).hasSameSizeAs(DriverJars.PROFILES);
    }

    @Test
    void leavesNoDriverRegistered() {
        List<Driver> before = DriverManager.drivers().toList();
        try (LoadedDriver pgjdbc = Drivers.load("pgjdbc");
                LoadedDriver ng = Drivers.load("pgjdbc-ng")) {
            assertThat(registeredIn(pgjdbc)).isFalse();
            assertThat(registeredIn(ng)).isFalse();
        }
        assertThat(DriverManager.drivers()).containsExactlyElementsOf(before);
    }

    /** After all probes too: {@link EvidenceTest}. */
    @ParameterizedTest
    @ValueSource(strings = {"pgjdbc:42.7.14", "pgjdbc:42.2.5?preferQueryMode=simple"})
    void letsPgjdbcBeCollectedAfterwards(String profile) throws Exception {
        assertThat(closed(profile).happens()).isTrue();
    }

    @Test
    void knowsWhatPgjdbcNgLeavesBehind() throws Exception {
        Collected closed = closed("pgjdbc-ng");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(
                        thread -> closed.loader() != null && thread.getClass().getClassLoader() == closed.loader())
                .extracting(Thread::getName)
                .allMatch(name -> name.startsWith("PG-JDBC I/O") || name.startsWith("globalEventExecutor"));
    }

    @Test
    void closesConnectionsThatWereForgotten() throws Exception {
        Connection forgotten;
        try (LoadedDriver driver = Drivers.load("pgjdbc")) {
            forgotten = driver.connect(database);
        }
        assertThat(forgotten.isClosed()).isTrue();
    }

    @Test
    void givesTheSettingsOfTheProfileToTheDriver() throws Exception {
        try (LoadedDriver driver = Drivers.load("pgjdbc:42.7.14?ApplicationName=settings")) {
            try (Connection connection = driver.connect(database)) {
                assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("settings");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pgjdbc:42.7.14 | pgjdbc:42.2.5 | holds version 42.2.5; give the jar of 42.7.14 or name the profile pgjdbc:42.2.5
                    pgjdbc         | pgjdbc-ng     | there is no org.postgresql.Driver in
                    pgjdbc-ng      | pgjdbc        | there is no com.impossibl.postgres.jdbc.PGDriver in
                    """)
    void refusesTheJarOfAnotherDriver(String asked, String given, String message) {
        assertThatThrownBy(() -> DriverLoader.load(Profile.parse(asked), DriverJars.of(Profile.parse(given))))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("Cannot load " + Profile.parse(asked))
                .hasMessageContaining(message);
    }

    @Test
    void refusesFilesThatAreNoJars(@TempDir Path folder) throws Exception {
        Profile profile = Profile.parse("pgjdbc");
        Path broken = Files.writeString(folder.resolve("postgresql-42.7.14.jar"), "half a jar");
        assertThatThrownBy(() -> DriverLoader.load(profile, List.of(broken))).isInstanceOf(DriverException.class);
        assertThatThrownBy(() -> DriverLoader.load(profile, List.of(folder.resolve("missing.jar"))))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("missing.jar is not a file that can be read");
    }

    private Collected closed(String profile) throws SQLException {
        Collected closed = new Collected();
        try (LoadedDriver driver = Drivers.load(profile)) {
            driver.connect(database).close();
            closed.watch(driver);
        }
        return closed;
    }

    private static boolean registeredIn(LoadedDriver driver) {
        return DriverManager.drivers()
                .anyMatch(registered -> registered.getClass().getClassLoader() == driver.loader());
    }
}
