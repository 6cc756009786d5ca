package dev.regauge.route;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A driver at a version, plus the settings that change what SQL it accepts.
 *
 * <p>Written {@code driver[:version][?key=value[&key=value...]]}, for example {@code pgjdbc:42.7.14}, {@code pgjdbc-ng}
 * or {@code pgjdbc:42.2.5?preferQueryMode=simple}. Two profiles are equal when their text is: the order in which the
 * settings were written does not matter.
 *
 * @param driver the driver's name, one of {@link #PGJDBC} and {@link #PGJDBC_NG}
 * @param version the driver's version as Maven Central spells it
 * @param settings connection properties in the driver's own spelling, sorted by key
 */
public record Profile(String driver, String version, SortedMap<String, String> settings) {

    /** The driver of the PostgreSQL project, {@code org.postgresql:postgresql}. */
    public static final String PGJDBC = "pgjdbc";

    /** The "next generation" driver, {@code com.impossibl.pgjdbc-ng:pgjdbc-ng}; its last release is 0.8.9. */
    public static final String PGJDBC_NG = "pgjdbc-ng";

    private static final Map<String, String> NEWEST = Map.of(PGJDBC, "42.7.14", PGJDBC_NG, "0.8.9");

    /**
     * Copies the settings; they cannot be changed afterwards.
     *
     * @throws IllegalArgumentException when a setting is a secret: a profile is shown whole, in messages and reports
     */
    public Profile {
        for (String key : settings.keySet()) {
            if (SecretNames.isSecret(key)) {
                throw new IllegalArgumentException("Not a driver profile: the setting " + key
                        + " is a secret, and profiles are shown in reports; give it with the login, not the driver");
            }
        }
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * Reads a profile as a user writes it. A missing version means the newest that Regauge knows.
     *
     * @throws IllegalArgumentException when the driver is not one of the two, or a setting has no key or no {@code =},
     *     or is a secret; the message repeats no setting's value
     */
    public static Profile parse(String text) {
        int question = text.indexOf('?');
        String coordinates = question < 0 ? text : text.substring(0, question);
        int colon = coordinates.indexOf(':');
        String driver = colon < 0 ? coordinates : coordinates.substring(0, colon);
        String newest = NEWEST.get(driver);
        if (newest == null) {
            throw new IllegalArgumentException(
                    "Not a driver profile: \"" + coordinates + "\" names the driver \"" + driver
                            + "\"; write pgjdbc or pgjdbc-ng, with a version and settings if need be, as in"
                            + " pgjdbc:42.2.5?preferQueryMode=simple");
        }
        String version = colon < 0 ? newest : coordinates.substring(colon + 1);
        if (version.isEmpty() || !version.chars().allMatch(Profile::isVersionCharacter)) {
            throw new IllegalArgumentException("Not a driver profile: \"" + coordinates
                    + "\" has no usable version after \"" + driver + ":\"; write one as in " + driver + ":" + newest);
        }
        return new Profile(
                driver, version, question < 0 ? new TreeMap<>() : settings(coordinates, text.substring(question + 1)));
    }

    private static SortedMap<String, String> settings(String coordinates, String text) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "Not a driver profile: behind \"" + coordinates
                                + "?\" stands a setting that is not key=value; write settings as in pgjdbc:42.2.5?preferQueryMode=simple");
            }
            settings.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return settings;
    }

    /** No path separator can stand in a version, because a version becomes part of a file name. */
    private static boolean isVersionCharacter(int c) {
        return c == '.' || c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** Whether this is pgjdbc pasting values into the SQL text, where describing a statement would execute it. */
    public boolean simpleMode() {
        return driver.equals(PGJDBC) && "simple".equals(settings.get("preferQueryMode"));
    }

    /** The text that {@link #parse} reads back. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(driver).append(':').append(version);
        char separator = '?';
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            text.append(separator).append(setting.getKey()).append('=').append(setting.getValue());
            separator = '&';
        }
        return text.toString();
    }
}
