package dev.regauge.url;

import java.util.List;
import java.util.Optional;

/**
 * A tolerant reading: a text that no parser takes, or not as it is meant, made right by the known recipes. Among them
 * are {@code jdbc:} in front of a libpq URI, {@code jdbc:postgres:}, a missing slash behind the hosts, a scheme in
 * capitals, quotes or blanks around the text, <code>&amp;amp;</code> from XML, and raw reserved characters in a user or password.
 *
 * <p>Where two ways to read the text would reach different servers, or log in with different credentials, none is chosen:
 * that is an {@link AmbiguousUrlException}. Takes time in proportion to the text.
 *
 * @param target the reading; its text is the repaired one, right in its dialect
 * @param steps what was changed, in this order; empty where the text was right as it stood
 */
public record Repair(ConnectionTarget target, List<Step> steps) {

    /**
     * One change.
     *
     * @param what in words, nothing secret among them
     */
    public record Step(String what) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** Copies the list. */
    public Repair {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a text in the dialect its beginning names, perhaps after some repair of the beginning.
     *
     * @throws AmbiguousUrlException where parsers of such texts, or the ways to repair it, do not agree
     * @throws UrlSyntaxException where no recipe helps
     */
    public static Repair of(String text) {
        return new Repairer(text, Optional.empty()).repair();
    }

    /**
     * Reads a text in a dialect: as its parser does where that takes it, otherwise after some repair. A text of another
     * dialect is converted.
     *
     * @throws AmbiguousUrlException where the ways to repair it do not agree
     * @throws UrlSyntaxException where no recipe helps
     * @throws UrlConversionException where it is of another dialect and cannot be said in this one
     */
    public static Repair of(String text, Dialect dialect) {
        return new Repairer(text, Optional.of(dialect)).repair();
    }
}
