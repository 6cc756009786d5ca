package dev.regauge.parity;

import dev.regauge.route.Profile;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.Collection;

/** Loads drivers from jar files, each in a class loader that sees nothing but the JDK, so that many live in one JVM. */
public final class DriverLoader {

    private DriverLoader() {}

    /**
     * Loads the driver of a profile.
     *
     * @param profile names the driver and the version to expect in the files
     * @param jars the driver and all that it needs
     * @return a driver to be closed by the caller
     * @throws DriverException when a file is missing, holds no such driver, or holds another version
     */
    public static LoadedDriver load(Profile profile, Collection<Path> jars) {
        URLClassLoader loader = new URLClassLoader(
                "driver " + profile,
                jars.stream().map(jar -> url(profile, jar)).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
        try {
            return load(profile, jars, loader);
        } catch (DriverException e) {
            closeQuietly(loader);
            throw e;
        }
    }

    private static LoadedDriver load(Profile profile, Collection<Path> jars, URLClassLoader loader) {
        DriverFlavor flavor = DriverFlavor.of(profile);
        try {
            Class<?> type = Class.forName(flavor.className(), true, loader);
            flavor.deregister(type);
            String version = flavor.version(type);
            if (!isVersion(profile, version)) {
                throw new DriverException("Cannot load " + profile + ": " + jars + " holds version " + version
                        + "; give the jar of " + profile.version() + " or name the profile " + profile.driver() + ":"
                        + version);
            }
            Driver driver = (Driver) type.getDeclaredConstructor().newInstance();
            return new LoadedDriver(profile, flavor, driver, version, loader);
        } catch (ClassNotFoundException e) {
            throw new DriverException(
                    "Cannot load " + profile + ": there is no " + flavor.className() + " in " + jars
                            + "; give the jar of the driver itself",
                    e);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new DriverException(
                    "Cannot load " + profile + ": " + flavor.className() + " in " + jars + " does not start (" + e
                            + "); give every jar that it needs",
                    e);
        }
    }

    /** The jars for older Java versions have a suffix on Maven Central that the driver itself does not know. */
    private static boolean isVersion(Profile profile, String version) {
        return profile.version().equals(version)
                || profile.version().startsWith(version + ".")
                || profile.version().startsWith(version + "-");
    }

    private static URL url(Profile profile, Path jar) {
        if (!Files.isRegularFile(jar) || !Files.isReadable(jar)) {
            throw new DriverException("Cannot load " + profile + ": " + jar + " is not a file that can be read");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new DriverException("Cannot load " + profile + ": " + jar + " is not a usable path", e);
        }
    }

    private static void closeQuietly(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            // The reason why loading failed is the one worth telling.
        }
    }
}
