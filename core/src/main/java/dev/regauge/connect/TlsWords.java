package dev.regauge.connect;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Parameter;
import dev.regauge.url.Secrets;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds words in a URL that speak about protection and that the driver does not know. A driver passes over what it does
 * not know, so that {@code sslMode=require} on pgjdbc and {@code sslmode=require} on pgjdbc-ng both connect in plain text
 * (measured). Here they are refused.
 */
final class TlsWords {

    private static final Set<String> OTHERS = Set.of("channelbinding", "requireauth", "gssencmode", "requirepeer");

    private TlsWords() {}

    /**
     * Looks at one URL.
     *
     * @param target in the driver's own dialect
     */
    static void check(ConnectionTarget target, Driver driver, List<String> problems) {
        Set<String> known = known(target, driver);
        for (Parameter parameter : target.settings()) {
            if (isAboutProtection(parameter.name()) && !known.contains(parameter.name())) {
                problems.add("the URL says " + shown(target, parameter) + ", which " + target.dialect()
                        + " does not know: it would connect without that protection; "
                        + (target.dialect().prefix().equals("jdbc:pgsql:") ? "write sslMode" : "write sslmode")
                        + " for how far TLS protects, and other words as the driver's documentation spells them");
            }
        }
        checkMode(target, problems);
    }

    /** A word that the driver would refuse at every connection is told now. */
    private static void checkMode(ConnectionTarget target, List<String> problems) {
        boolean factory = target.settings().stream()
                .anyMatch(parameter -> parameter.name().equals("sslfactory"));
        if (target.tlsMode().isEmpty() && !factory) {
            problems.add("the URL asks for a TLS mode that " + target.dialect() + " does not know: " + target.masked()
                    + "; write one of disable, allow, prefer, require, verify-ca and verify-full");
        }
    }

    /** Behind a password it may be the rest of it. */
    private static String shown(ConnectionTarget target, Parameter parameter) {
        return !parameter.hasValue() && UnknownWords.isHidden(target)
                ? Secrets.MASK
                : Secrets.shownName(parameter.name());
    }

    static boolean isAboutProtection(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return plain.contains("ssl")
                || plain.contains("tls")
                || plain.contains("encrypt")
                || plain.contains("trust")
                || OTHERS.contains(plain);
    }

    /** What this version of the driver tells it knows, and the other spellings that its dialect takes. */
    static Set<String> known(ConnectionTarget target, Driver driver) {
        Set<String> known = target.dialect().prefix().equals("jdbc:pgsql:")
                ? target.dialect().words().stream()
                        .flatMap(word -> word.names().stream())
                        .collect(Collectors.toSet())
                : Set.of();
        return known.isEmpty() ? told(target, driver) : known;
    }

    private static Set<String> told(ConnectionTarget target, Driver driver) {
        try {
            return Arrays.stream(driver.getPropertyInfo(target.dialect().prefix() + "//localhost/", new Properties()))
                    .map((DriverPropertyInfo property) -> property.name)
                    .collect(Collectors.toSet());
        } catch (SQLException e) {
            return Set.of();
        }
    }
}
