package dev.regauge.copy.encode;

import dev.regauge.copy.value.Policies;
import java.util.Optional;

/** The encoders of types that are made of no others: numbers, text, times and documents. */
final class Scalars {

    private static final long UINT4 = 0xFFFFFFFFL;

    private Scalars() {}

    /** The encoder for a type; empty when the type is none of those here. */
    static Optional<Encoder> find(PgType type, int modifier, Policies policies, Server server) {
        if (type.kind() != PgType.Kind.BASE || !type.builtIn()) {
            return Optional.empty();
        }
        return number(type, modifier, policies, server)
                .or(() -> text(type, modifier, policies, server))
                .or(() -> time(type, modifier, policies, server));
    }

    private static Optional<Encoder> number(PgType type, int modifier, Policies policies, Server server) {
        return Optional.ofNullable(
                switch (type.name()) {
                    case "bool" -> new BooleanEncoder(type);
                    case "int2" -> new WholeEncoder(type, 2, Short.MIN_VALUE, Short.MAX_VALUE);
                    case "int4" -> new WholeEncoder(type, 4, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case "int8" -> new WholeEncoder(type, 8, Long.MIN_VALUE, Long.MAX_VALUE);
                    case "oid", "xid", "cid" -> new WholeEncoder(type, 4, 0, UINT4);
                    case "xid8", "pg_lsn" -> new UnsignedEncoder(type);
                    case "float4" -> new RealEncoder(type, true);
                    case "float8" -> new RealEncoder(type, false);
                    case "numeric" -> NumericEncoder.of(type, modifier, policies);
                    case "money" -> new MoneyEncoder(type, policies, server.moneyDigits());
                    default -> null;
                });
    }

    private static Optional<Encoder> text(PgType type, int modifier, Policies policies, Server server) {
        return Optional.ofNullable(
                switch (type.name()) {
                    case "text" -> new TextEncoder(type, policies, TextLimit.NONE);
                    case "varchar" -> new TextEncoder(type, policies, varchar(type, modifier, server));
                    case "bpchar" -> new TextEncoder(type, policies, bpchar(type, modifier, server));
                    case "name" -> new TextEncoder(type, policies, TextLimit.name(type));
                    case "char" -> new TextEncoder(type, policies, TextLimit.singleByte(type));
                    case "json", "jsonb", "xml" -> new DocumentEncoder(type, policies);
                    case "bytea" -> new ByteaEncoder(type);
                    case "uuid" -> new UuidEncoder(type);
                    default -> null;
                });
    }

    private static Optional<Encoder> time(PgType type, int modifier, Policies policies, Server server) {
        Fraction fraction = new Fraction(type, modifier, policies.instants());
        return Optional.ofNullable(
                switch (type.name()) {
                    case "date" -> new DateEncoder(type);
                    case "time" -> new TimeEncoder(type, fraction);
                    case "timetz" -> new TimetzEncoder(type, fraction);
                    case "timestamp" -> new TimestampEncoder(type, fraction);
                    case "timestamptz" -> new TimestamptzEncoder(type, fraction);
                    case "interval" -> new IntervalEncoder(type, modifier, policies.instants(), server);
                    default -> null;
                });
    }

    /** A modifier of character types is the length and the four bytes that its header once had. */
    private static TextLimit varchar(PgType type, int modifier, Server server) {
        return modifier < 4 ? TextLimit.NONE : TextLimit.varchar(type, modifier - 4, server.countsBytes());
    }

    private static TextLimit bpchar(PgType type, int modifier, Server server) {
        return modifier < 4 ? TextLimit.NONE : TextLimit.bpchar(type, modifier - 4, server.countsBytes());
    }
}
