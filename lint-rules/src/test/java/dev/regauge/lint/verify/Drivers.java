package dev.regauge.lint.verify;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import dev.regauge.testing.TestDatabase;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Drivers in class loaders of their own, one a version. */
public final class Drivers {

    static final Profile NEW = Profile.parse("pgjdbc:42.7.14");
    static final Profile OLD = Profile.parse("pgjdbc:42.2.5");
    static final Profile NG = Profile.parse("pgjdbc-ng:0.8.9");

    private static final Map<String, Driver> LOADED = new ConcurrentHashMap<>();

    private Drivers() {}

    public static Connection connect(Profile profile, TestDatabase database) throws SQLException {
        return connect(profile, database, database.user(), database.password());
    }

    static Connection connect(Profile profile, TestDatabase database, String user, String password)
            throws SQLException {
        Properties login = new Properties();
        login.putAll(profile.settings());
        login.setProperty("user", user);
        login.setProperty("password", password);
        boolean ng = profile.driver().equals(Profile.PGJDBC_NG);
        String url = (ng ? "jdbc:pgsql" : "jdbc:postgresql") + "://" + database.host() + ":" + database.port() + "/"
                + database.name();
        return LOADED.computeIfAbsent(profile.driver() + ":" + profile.version(), key -> load(profile))
                .connect(url, login);
    }

    private static Driver load(Profile profile) {
        boolean ng = profile.driver().equals(Profile.PGJDBC_NG);
        URL[] jars = DriverJars.of(profile).stream().map(Drivers::url).toArray(URL[]::new);
        try {
            // lives as long as the tests: the drivers start threads that never end
            return (Driver) new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())
                    .loadClass(ng ? "com.impossibl.postgres.jdbc.PGDriver" : "org.postgresql.Driver")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot load " + profile, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
