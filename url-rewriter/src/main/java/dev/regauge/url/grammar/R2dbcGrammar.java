package dev.regauge.url.grammar;

import dev.regauge.url.grammar.Piece.Kind;
import java.util.Set;

/**
 * The URLs of R2DBC, as {@code ConnectionUrlParser} of r2dbc-spi 1.0.0 cuts them: everything before {@code ://} is the
 * driver and its protocols, and what follows is cut by {@code java.net.URI}. An authority that is no server, a list of
 * hosts for example, is the name of one host, its ports included; the protocol {@code failover} cuts that further.
 * Parameters without an equals sign say nothing, and neither does anything behind {@code #}.
 */
public final class R2dbcGrammar implements Grammar {

    private static final String SEPARATOR = "://";
    private static final Set<String> FAILOVER =
            Set.of("postgresql:failover", "postgres:failover", "pool:postgresql:failover", "pool:postgres:failover");

    /** Whether what stands before {@code ://} makes the driver try several hosts. */
    public static boolean isFailover(String scheme) {
        return FAILOVER.contains(scheme.substring(scheme.indexOf(':') + 1));
    }

    @Override
    public void read(Cursor in) {
        int end = in.text().indexOf(SEPARATOR);
        if (end < 0) {
            throw new Misread("nothing stands behind the driver", in.end(), "write r2dbc:postgresql://host/database");
        }
        boolean failover = isFailover(in.text().substring(0, end));
        in.take(Kind.SCHEME, end + 1);
        in.mark(2);
        authority(in, in.findAny("/?#", in.at(), in.end()), failover);
        path(in, in.findAny("?#", in.at(), in.end()));
        if (in.sees("?")) {
            query(in, in.find('#', in.at(), in.end()));
        }
        if (in.sees("#")) {
            new JavaUri(in).checkFragment(in.at() + 1, in.end());
            in.mark(1);
            in.take(Kind.IGNORED, in.end());
        }
    }

    private static void authority(Cursor in, int end, boolean failover) {
        if (end == in.at()) {
            if (end == in.end()) {
                throw new Misread("no host stands behind the slashes", end, "write r2dbc:postgresql://host/database");
            }
            return;
        }
        int first = in.find('@', in.at(), end);
        boolean server = new JavaUri(in).isServer(in.at(), first == end ? in.at() : first + 1, end);
        userinfo(in, server ? first : in.findLast('@', in.at(), end), end);
        if (server) {
            int colon = in.findLast(':', Math.max(in.at(), in.findLast(']', in.at(), end) + 1), end);
            refuseListOfOne(in, failover && colon >= 0 && colon + 1 < end);
            host(in, end, colon);
        } else if (failover) {
            list(in, end);
        } else {
            in.take(Kind.HOST, end);
        }
    }

    /** To R2DBC that is a host and a port, and where the driver looks for a list it takes no port besides. */
    private static void refuseListOfOne(Cursor in, boolean port) {
        if (port) {
            throw new Misread(
                    "the driver takes no list of one host and its port", in.at(), "write a comma behind the port");
        }
    }

    private static void userinfo(Cursor in, int at, int end) {
        if (at < 0 || at == end) {
            return;
        }
        int colon = in.find(':', in.at(), at);
        takeUnlessEmpty(in, Kind.USER, colon);
        if (colon < at) {
            in.mark(1);
            takeUnlessEmpty(in, Kind.PASSWORD, at);
        }
        in.mark(1);
    }

    private static void takeUnlessEmpty(Cursor in, Kind kind, int end) {
        if (end > in.at()) {
            in.take(kind, end);
        }
    }

    private static void host(Cursor in, int end, int colon) {
        boolean hasColon = colon >= in.at();
        in.take(Kind.HOST, hasColon ? colon : end);
        if (hasColon) {
            in.mark(1);
            takeUnlessEmpty(in, Kind.PORT, end);
        }
    }

    /** The driver drops empty hosts at the end. */
    private static void list(Cursor in, int end) {
        do {
            int comma = in.find(',', in.at(), end);
            int colon = in.find(':', in.at(), comma);
            in.take(Kind.HOST, colon);
            if (colon < comma) {
                in.mark(1);
                in.take(Kind.PORT, comma);
            }
            in.markTo(Math.min(comma + 1, end));
        } while (in.at() < end);
    }

    private static void path(Cursor in, int end) {
        new JavaUri(in).checkPath(in.at(), end);
        if (in.at() < end) {
            in.mark(1);
            takeUnlessEmpty(in, Kind.DATABASE, end);
        }
    }

    private static void query(Cursor in, int end) {
        new JavaUri(in).checkQuery(in.at() + 1, end);
        in.mark(1);
        while (in.at() < end) {
            int behind = in.find('&', in.at(), end);
            int equals = in.find('=', in.at(), behind);
            boolean says = says(in, equals, behind);
            if (says) {
                in.take(Kind.NAME, equals);
                value(in, behind);
            } else {
                takeUnlessEmpty(in, Kind.IGNORED, behind);
            }
            if (in.at() < end) {
                in.mark(1);
            }
        }
    }

    /** A name and an equals sign; a placeholder by itself may hide both. */
    private static boolean says(Cursor in, int equals, int end) {
        boolean pair = equals < end && equals > in.at();
        return pair || (in.isAtom(in.at()) && end == in.at() + 1);
    }

    private static void value(Cursor in, int end) {
        if (in.at() < end) {
            in.mark(1);
            in.take(Kind.VALUE, end);
        }
    }
}
