package dev.regauge.copy.encode;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;

class OtherTypesTest {

    @Test
    void bitsGoFromTheLeft() throws Exception {
        BitSet set = new BitSet();
        set.set(0);
        set.set(9);
        try (Stored column = Stored.on("bit(10)")) {
            column.same("1000000001", "1000000001").same(set, "1000000001").same(new BitSet(), "0000000000");
            column.same(
                    new boolean[] {true, false, false, false, false, false, false, false, false, true}, "1000000001");
            column.refuses("100000000", "holds just 10").refuses("10000000012", "holds just 10");
            column.refuses("100000000x", "character 10")
                    .refuses("１000000001", "character 1")
                    .refuses(1, "0 and 1");
            set.set(10);
            column.refuses(set, "11 bits");
        }
        try (Stored column = Stored.on("bit")) {
            column.same(true, "1").same(false, "0").same("1", "1").refuses("", "just 1");
        }
        try (Stored column = Stored.on("bit varying(9)")) {
            column.same("", "")
                    .same("101", "101")
                    .same("111111111", "111111111")
                    .refuses("1111111111", "up to 9");
            column.refuses(new BitSet(), "no length").same(true, "1");
        }
        try (Stored column = Stored.on("varbit")) {
            column.same("01".repeat(1000), "01".repeat(1000));
        }
    }

    @Test
    void addressesOfHosts() throws Exception {
        try (Stored column = Stored.on("inet")) {
            for (String text : new String[] {
                "0.0.0.0",
                "255.255.255.255",
                "10.1.2.3/24",
                "10.1.2.3/0",
                "10.1.2.3/32",
                "::",
                "::1",
                "1::",
                "fe80::1/64",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "::ffff:1.2.3.4",
                "1:2:3:4:5:6:7.8.9.10",
                "A::b/128",
                "::/0",
                "1::8",
                "::1.2.3.4/128"
            }) {
                column.same(text, text);
            }
            column.same(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), "10.0.0.1")
                    .same(
                            InetAddress.getByAddress(
                                    new byte[] {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
                            "fe80::1");
            for (String text : new String[] {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.4/33",
                "1.2.3.4/",
                "1.2.3.4/+1",
                "localhost",
                "1.2.3.4 ",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::1/129",
                "12345::",
                "1.2.3.4::",
                "::1.2.3",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:",
                ":1",
                "::g",
                "1:2:3:4:5:6:7:1.2.3.4"
            }) {
                column.refuses(text, "standard form");
            }
            column.refuses(
                            Inet6Address.getByAddress(
                                    "h",
                                    new byte[] {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
                                    3),
                            "interface")
                    .refuses(1, "InetAddress");
        }
    }

    @Test
    void addressesOfNetworks() throws Exception {
        try (Stored column = Stored.on("cidr")) {
            column.same("10.1.2.0/24", "10.1.2.0/24")
                    .same("10.1.2.3", "10.1.2.3")
                    .same("0.0.0.0/0", "0.0.0.0/0");
            column.same("2001:db8::/32", "2001:db8::/32").same("::1", "::1");
            column.same(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), "10.0.0.1/32");
            column.refuses("10.1.2.3/24", "behind the prefix").refuses("2001:db8::1/64", "behind the prefix");
        }
    }

    @Test
    void addressesOfHardware() throws Exception {
        try (Stored column = Stored.on("macaddr")) {
            column.same("08:00:2b:01:02:03", "08:00:2b:01:02:03").same("08-00-2B-FF-02-03", "08:00:2b:ff:02:03");
            column.same(new byte[] {8, 0, 43, 1, 2, -1}, "08:00:2b:01:02:ff");
            column.refuses("08:00:2b:01:02", "6 pairs").refuses("08-00:2b:01:02:03", "6 pairs");
            column.refuses("08:00:2b:01:02:0g", "6 pairs")
                    .refuses("08002b010203", "6 pairs")
                    .refuses(new byte[5], "6 bytes");
        }
        try (Stored column = Stored.on("macaddr8")) {
            column.same("08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04:05");
            column.same(new byte[] {8, 0, 43, 1, 2, 3, 4, 5}, "08:00:2b:01:02:03:04:05");
            column.refuses("08:00:2b:01:02:03", "8 pairs").refuses(new byte[6], "8 bytes");
        }
    }

    @Test
    void geometry() throws Exception {
        PGpoint p = new PGpoint(1.5, -2);
        PGpoint q = new PGpoint(1e300, -0.0);
        same("point", p, "(1.5,-2)");
        same("point", new PGpoint(Double.NaN, Double.NEGATIVE_INFINITY), "(NaN,-Infinity)");
        same("box", new PGbox(p, q), "(1.5,-2),(1e300,-0)");
        same("line", new PGline(1, 2, 3), "{1,2,3}");
        same("lseg", new PGlseg(p, q), "[(1.5,-2),(1e300,-0)]");
        same("circle", new PGcircle(p, 3), "<(1.5,-2),3>");
        same("path", new PGpath(new PGpoint[] {p, q}, true), "[(1.5,-2),(1e300,-0)]");
        same("path", new PGpath(new PGpoint[] {p}, false), "((1.5,-2))");
        same("polygon", new PGpolygon(new PGpoint[] {p, q, p}), "((1.5,-2),(1e300,-0),(1.5,-2))");
        try (Stored column = Stored.on("box[]")) {
            column.same(List.of(new PGbox(0, 0, 1, 1), new PGbox(2, 2, 1, 1)), "{(1,1),(0,0);(2,2),(1,1)}");
        }
        try (Stored column = Stored.on("path")) {
            column.refuses(new PGpath(), "no points").refuses(p, "PGpath").refuses("((1,2))", "PGpath");
        }
        try (Stored column = Stored.on("line")) {
            column.serverRefuses(new PGline(0, 0, 1), "22P03");
        }
        try (Stored column = Stored.on("circle")) {
            column.serverRefuses(new PGcircle(p, -1), "22P03").refuses(new PGcircle(), "no points");
        }
    }

    @Test
    void hstoreAndLtreeWhereTheyArePresent() throws Exception {
        Extended.DATABASE.execute("create extension hstore; create extension ltree; create extension citext");
        try (Stored column = Stored.on("hstore", Extended.DATABASE.connect())) {
            column.same(Map.of(), "").same(Map.of("a", "b", "", "é\""), "a=>b, \"\"=>\"é\\\"\"");
            column.same(Collections.singletonMap("k", null), "k=>NULL");
            column.refuses(Collections.singletonMap(null, "v"), "has Strings as keys")
                    .refuses(Map.of("a", 1), "Strings or null");
            IdentityHashMap<String, String> equal = new IdentityHashMap<>();
            equal.put("k", "1");
            equal.put("kk".substring(1), "2");
            column.refuses(equal, "two of its keys are equal");
            column.refuses(Map.of("a\0", "b"), "NUL").refuses("a=>b", "a Map of Strings");
        }
        try (Stored column = Stored.on("ltree", Extended.DATABASE.connect())) {
            column.same("Top.Science", "Top.Science")
                    .same("", "")
                    .serverRefuses("a..b", "42601")
                    .refuses(1, "String");
        }
        try (Stored column = Stored.on("lquery", Extended.DATABASE.connect())) {
            column.same("*.a|b.*{1,2}", "*.a|b.*{1,2}");
        }
        try (Stored column = Stored.on("citext[]", Extended.DATABASE.connect())) {
            column.same(List.of("Ab"), "{Ab}");
        }
    }

    @Test
    void jsonpathIsReadByTheServer() throws Exception {
        same("jsonpath", "$.a[*] ? (@ > 1)", "$.a[*] ? (@ > 1)");
    }

    private static void same(String type, Object value, String literal) throws Exception {
        try (Stored column = Stored.on(type)) {
            column.same(value, literal);
            column.refuses(new ArrayList<>(), "does not take");
        }
    }

    private static final class Extended {
        static final dev.regauge.testing.TestDatabase DATABASE =
                dev.regauge.testing.EmbeddedServer.shared().newDatabase();
    }
}
