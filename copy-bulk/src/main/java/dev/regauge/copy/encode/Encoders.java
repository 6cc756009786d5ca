package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;

/** The encoder for each type of the server's. */
public final class Encoders {

    private Encoders() {}

    /**
     * The encoder for values of a type.
     *
     * @param modifier the type modifier of the column or attribute ({@code atttypmod}); -1 for none
     * @param policies what the caller wants done with values that do not fit
     */
    public static Encoder of(PgType type, int modifier, Policies policies) {
        return Scalars.find(type, modifier, policies)
                .orElseThrow(() -> new Refusal(
                        "column of type " + type.sql(), "there is no encoder for it yet", "leave the column out"));
    }

    /** The encoder for values that are text in a type's input syntax: the server parses them. */
    public static Encoder input(PgType type, Policies policies) {
        return new InputEncoder(type, policies);
    }
}
