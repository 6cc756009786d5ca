package dev.regauge.copy.encode;

/** A domain that refuses NULL: everything else is up to the type it is over, and to the server's checks. */
final class NotNullEncoder extends Encoder {

    private final PgType domain;
    private final Encoder below;

    NotNullEncoder(PgType domain, Encoder below) {
        this.domain = domain;
        this.below = below;
    }

    @Override
    public Format format() {
        return below.format();
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        below.encode(value, to);
    }

    @Override
    public void encodeInt(int value, WireBuffer to) {
        below.encodeInt(value, to);
    }

    @Override
    public void encodeLong(long value, WireBuffer to) {
        below.encodeLong(value, to);
    }

    @Override
    public void encodeDouble(double value, WireBuffer to) {
        below.encodeDouble(value, to);
    }

    @Override
    public void encodeBoolean(boolean value, WireBuffer to) {
        below.encodeBoolean(value, to);
    }

    @Override
    public void encodeNull(WireBuffer to) {
        throw new Refusal("null", "the domain " + domain.sql() + " is NOT NULL", "hand in a value");
    }

    @Override
    boolean isOneValue(Object arrayOrCollection) {
        return below.isOneValue(arrayOrCollection);
    }
}
