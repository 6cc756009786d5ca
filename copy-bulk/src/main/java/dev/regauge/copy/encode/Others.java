package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.util.Optional;

/** The encoders of built-in types that are neither scalars nor made of other types in the catalogs. */
final class Others {

    private static final PgType INT2 = PgType.base(21, "smallint", "int2");
    private static final PgType OID = PgType.base(26, "oid", "oid");

    private Others() {}

    static Optional<Encoder> find(PgType type, int modifier, Policies policies) {
        if (!type.builtIn()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (type.name()) {
                    case "bit" -> new BitEncoder(type, true, modifier);
                    case "varbit" -> new BitEncoder(type, false, modifier);
                    case "inet" -> new InetEncoder(type, false);
                    case "cidr" -> new InetEncoder(type, true);
                    case "macaddr" -> new MacEncoder(type, 6);
                    case "macaddr8" -> new MacEncoder(type, 8);
                    case "int2vector" ->
                        ArrayEncoder.vector(type, INT2, Encoders.of(INT2, -1, policies, Server.UNKNOWN));
                    case "oidvector" -> ArrayEncoder.vector(type, OID, Encoders.of(OID, -1, policies, Server.UNKNOWN));
                    case "jsonpath" -> new VersionedTextEncoder(type, policies);
                    case "point", "box", "line", "lseg", "circle", "path", "polygon" -> new GeometryEncoder(type);
                    default -> null;
                });
    }
}
