package dev.regauge.connect;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Secrets;
import dev.regauge.url.UrlSyntaxException;
import java.sql.Driver;
import java.util.Map;
import java.util.Properties;

/**
 * Settings that have been checked, and what a driver is told for them.
 *
 * @param settings all that counts, whether it was said in code, in configuration or in the URL
 * @param driver what opens connections
 * @param kind which driver that is
 * @param version the driver's own word for its version
 * @param url without login and secrets
 * @param told the driver's properties, the password among them
 */
record Plan(Settings settings, Driver driver, DriverKind kind, String version, String url, Map<String, String> told) {

    /** Copies the map. */
    Plan {
        told = Map.copyOf(told);
    }

    /**
     * Checks everything.
     *
     * @throws SettingsException naming all that is wrong
     */
    static Plan of(Settings settings) {
        return new Planning(settings).plan();
    }

    /** A copy for the driver, which may write into it. */
    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(told);
        return properties;
    }

    /** The URL, as its dialect reads it. */
    static ConnectionTarget target(Settings settings) {
        String url = settings.value(Setting.URL).orElse("");
        return settings.value(Setting.DIALECT)
                .map(dialect -> ConnectionTarget.parse(url, dialect))
                .orElseGet(() -> ConnectionTarget.parse(url));
    }

    /** The URL as it may be shown, whether it can be read or not. */
    static String masked(Settings settings) {
        try {
            return target(settings).masked();
        } catch (UrlSyntaxException notReadable) {
            return Secrets.maskUrl(settings.value(Setting.URL).orElse(""));
        }
    }

    /** Without the properties, and with the masking that settings have. */
    @Override
    public String toString() {
        return kind.dialect() + " " + version + " to "
                + ConnectionTarget.parse(url, kind.dialect()).masked();
    }
}
