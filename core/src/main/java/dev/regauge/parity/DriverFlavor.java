package dev.regauge.parity;

import dev.regauge.route.Profile;
import java.util.Properties;

/** What differs between the two drivers before a connection exists. */
enum DriverFlavor {
    PGJDBC("org.postgresql.Driver", "jdbc:postgresql://", "deregister") {
        @Override
        void bound(Properties properties, int seconds) {
            properties.putIfAbsent("connectTimeout", Integer.toString(seconds));
        }

        @Override
        String version(Class<?> driver) throws ReflectiveOperationException {
            try {
                String name = String.valueOf(driver.getMethod("getVersion").invoke(null));
                return name.substring(name.lastIndexOf(' ') + 1);
            } catch (NoSuchMethodException e) { // 42.0 and 42.1 tell it elsewhere, where older ones have no such class
                Class<?> info = Class.forName("org.postgresql.util.DriverInfo", true, driver.getClassLoader());
                return String.valueOf(info.getField("DRIVER_VERSION").get(null));
            }
        }
    },
    PGJDBC_NG("com.impossibl.postgres.jdbc.PGDriver", "jdbc:pgsql://", "cleanup") {
        @Override
        void bound(Properties properties, int seconds) {
            // It has no time limit for connecting; the watchdog is all there is.
        }

        @Override
        String version(Class<?> driver) throws ReflectiveOperationException {
            return String.valueOf(driver.getField("VERSION").get(null));
        }
    };

    private final String className;
    private final String urlPrefix;
    private final String deregistration;

    DriverFlavor(String className, String urlPrefix, String deregistration) {
        this.className = className;
        this.urlPrefix = urlPrefix;
        this.deregistration = deregistration;
    }

    static DriverFlavor of(Profile profile) {
        return profile.driver().equals(Profile.PGJDBC) ? PGJDBC : PGJDBC_NG;
    }

    String className() {
        return className;
    }

    /** With the two slashes. */
    String urlPrefix() {
        return urlPrefix;
    }

    /** Sets the driver's own limit on connecting, where it has one and the caller set none. */
    abstract void bound(Properties properties, int seconds);

    /** Whether threads of the driver go on running its code after all is closed. */
    boolean lingers() {
        return this == PGJDBC_NG;
    }

    /** The version the classes themselves claim. */
    abstract String version(Class<?> driver) throws ReflectiveOperationException;

    /**
     * Takes the driver out of {@code java.sql.DriverManager}, where loading its class has put it. Only code of the
     * driver's own class loader may do that, so its own static method is called. pgjdbc-ng's also waits until its
     * executor is idle, and throws a NullPointerException when there has been no connection: by then it has deregistered.
     */
    void deregister(Class<?> driver) {
        try {
            driver.getMethod(deregistration).invoke(null);
        } catch (ReflectiveOperationException e) {
            // It was not registered, or is not any more.
        }
    }
}
