package dev.regauge.connect;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;

/** A driver that is not on the class path, as an instance: what {@link Settings#withDriver} is given. */
public final class IsolatedDriver {

    private IsolatedDriver() {}

    /** pgjdbc-ng 0.8.9; its threads outlive every connection, so its jar stays open. */
    public static Driver pgjdbcNg() {
        return load("pgjdbc-ng:0.8.9", "com.impossibl.postgres.jdbc.PGDriver");
    }

    static Driver pgjdbc(String version) {
        return load("pgjdbc:" + version, "org.postgresql.Driver");
    }

    @SuppressWarnings("resource") // for the life of the JVM
    private static Driver load(String profile, String className) {
        try {
            List<Path> jars = DriverJars.of(Profile.parse(profile));
            URLClassLoader loader = new URLClassLoader(
                    jars.stream().map(IsolatedDriver::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            return (Driver) loader.loadClass(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot load " + className, e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
