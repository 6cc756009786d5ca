package dev.regauge.route;

/**
 * One thing that was seen of a driver.
 *
 * @param aspect what it is about
 * @param text in canonical form: the same for the same thing, on every driver and in every run
 */
public record Observation(Aspect aspect, String text) {

    /** The text with its label, in which the separator of observations cannot stand. */
    String labelled() {
        return aspect.label() + text.replace(" | ", " \\| ");
    }

    static Observation parse(String labelled) {
        String text = labelled.replace(" \\| ", " | ");
        for (Aspect aspect : Aspect.values()) {
            if (aspect != Aspect.DATA && text.startsWith(aspect.label())) {
                return new Observation(aspect, text.substring(aspect.label().length()));
            }
        }
        return new Observation(Aspect.DATA, text);
    }

    /** Of an {@link Aspect#ERROR}: the SQLSTATE, or five hyphens where the driver gave none. */
    String sqlState() {
        return text.length() < 5 ? text : text.substring(0, 5);
    }
}
