package dev.regauge.copy.encode;

import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;

/** The geometric types, as pgjdbc's classes for them. */
final class GeometryEncoder extends Encoder {

    private final PgType type;

    GeometryEncoder(PgType type) {
        this.type = type;
    }

    @Override
    public void encode(Object value, WireBuffer to) {
        int begun = to.begin();
        switch (type.name()) {
            case "point" -> point(of(PGpoint.class, value), to);
            case "line" -> line(of(PGline.class, value), to);
            case "lseg" -> points(of(PGlseg.class, value).point, 2, value, to);
            case "box" -> points(of(PGbox.class, value).point, 2, value, to);
            case "circle" -> circle(of(PGcircle.class, value), to);
            case "path" -> path(of(PGpath.class, value), to);
            default -> counted(of(PGpolygon.class, value).points, value, to);
        }
        to.end(begun);
    }

    private <T> T of(Class<T> geometry, Object value) {
        if (!geometry.isInstance(value)) {
            throw Refusal.kind(type, value, "a " + geometry.getName());
        }
        return geometry.cast(value);
    }

    private void point(@Nullable PGpoint point, WireBuffer to) {
        if (point == null || point.isNull) {
            throw unfinished("a point");
        }
        real(point.x, to);
        real(point.y, to);
    }

    private void line(PGline line, WireBuffer to) {
        real(line.a, to);
        real(line.b, to);
        real(line.c, to);
    }

    private void circle(PGcircle circle, WireBuffer to) {
        point(circle.center, to);
        real(circle.radius, to);
    }

    private void path(PGpath path, WireBuffer to) {
        to.int8(path.open ? 0 : 1);
        counted(path.points, path, to);
    }

    private void counted(PGpoint @Nullable [] points, Object value, WireBuffer to) {
        int count = points == null ? 0 : points.length;
        to.int32(count);
        points(points, Math.max(count, 1), value, to);
    }

    private void points(PGpoint @Nullable [] points, int count, Object value, WireBuffer to) {
        if (points == null || points.length != count) {
            throw unfinished(Kind.of(value));
        }
        for (PGpoint point : points) {
            point(point, to);
        }
    }

    private static void real(double value, WireBuffer to) {
        to.int64(Double.doubleToLongBits(value));
    }

    private Refusal unfinished(String kind) {
        return new Refusal(kind, "has no points or parts, for " + type.sql(), "set all its parts, or hand in null");
    }
}
