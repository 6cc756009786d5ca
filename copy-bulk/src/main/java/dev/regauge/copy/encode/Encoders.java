package dev.regauge.copy.encode;

import dev.regauge.copy.encode.Encoder.Format;
import dev.regauge.copy.value.Policies;
import java.util.List;

/** The encoder for each type of the server's. */
public final class Encoders {

    private Encoders() {}

    /**
     * The encoder for values of a type. Types whose binary format we do not know, and those made of such a type, take text
     * in their input syntax.
     *
     * @param modifier the type modifier of the column or attribute ({@code atttypmod}); -1 for none
     * @param policies what the caller wants done with values that do not fit
     * @param server what of the server the values depend on
     */
    public static Encoder of(PgType type, int modifier, Policies policies, Server server) {
        return switch (type.kind()) {
            case BASE -> base(type, modifier, policies, server);
            case DOMAIN -> domain(type, policies, server);
            case ENUM -> new EnumEncoder(type);
            case ARRAY -> array(type, modifier, policies, server);
            case COMPOSITE -> composite(type, policies, server);
            case RANGE -> range(type, policies, server);
            case MULTIRANGE -> multirange(type, policies, server);
        };
    }

    /** The encoder for values that are text in a type's input syntax: the server parses them. */
    public static Encoder input(PgType type, Policies policies) {
        return new InputEncoder(type, policies);
    }

    private static Encoder base(PgType type, int modifier, Policies policies, Server server) {
        return (type.builtIn() ? Scalars.find(type, modifier, policies, server) : Extensions.find(type, policies))
                .or(() -> Others.find(type, modifier, policies))
                .orElseGet(() -> input(type, policies));
    }

    /** Values are those of the type below, also on the wire. */
    private static Encoder domain(PgType type, Policies policies, Server server) {
        Encoder below = of(type.part(), type.elementModifier(), policies, server);
        return type.refusesNull() ? new NotNullEncoder(type, below) : below;
    }

    /** The modifier of an array is that of its elements. */
    private static Encoder array(PgType type, int modifier, Policies policies, Server server) {
        Encoder element = of(type.part(), modifier, policies, server);
        return isText(element) ? input(type, policies) : ArrayEncoder.of(type, type.part(), element);
    }

    private static Encoder composite(PgType type, Policies policies, Server server) {
        List<Encoder> parts = type.attributes().stream()
                .map(attribute -> of(attribute.type(), attribute.modifier(), policies, server))
                .toList();
        return parts.stream().anyMatch(Encoders::isText) ? input(type, policies) : new CompositeEncoder(type, parts);
    }

    private static Encoder range(PgType type, Policies policies, Server server) {
        Encoder bound = of(type.part(), -1, policies, server);
        return isText(bound) ? input(type, policies) : new RangeEncoder(type, bound);
    }

    private static Encoder multirange(PgType type, Policies policies, Server server) {
        Encoder range = of(type.part(), -1, policies, server);
        return isText(range) ? input(type, policies) : new MultirangeEncoder(type, range);
    }

    private static boolean isText(Encoder encoder) {
        return encoder.format() == Format.TEXT;
    }
}
