package dev.regauge.copy.travel;

import java.util.HashMap;
import java.util.Map;

/** The array type of each built-in type (PostgreSQL's {@code pg_type.dat}, where these numbers are fixed). */
final class ArrayTypes {

    static final int TEXT = 1009;

    private static final int[][] PAIRS = {
        {16, 1000}, // bool
        {17, 1001}, // bytea
        {18, 1002}, // "char"
        {19, 1003}, // name
        {20, 1016}, // int8
        {21, 1005}, // int2
        {23, 1007}, // int4
        {25, TEXT},
        {26, 1028}, // oid
        {114, 199}, // json
        {142, 143}, // xml
        {600, 1017}, // point
        {650, 651}, // cidr
        {700, 1021}, // float4
        {701, 1022}, // float8
        {790, 791}, // money
        {829, 1040}, // macaddr
        {869, 1041}, // inet
        {1042, 1014}, // bpchar
        {1043, 1015}, // varchar
        {1082, 1182}, // date
        {1083, 1183}, // time
        {1114, 1115}, // timestamp
        {1184, 1185}, // timestamptz
        {1186, 1187}, // interval
        {1266, 1270}, // timetz
        {1560, 1561}, // bit
        {1562, 1563}, // varbit
        {1700, 1231}, // numeric
        {2950, 2951}, // uuid
        {3802, 3807}, // jsonb
    };

    private static final Map<Integer, Integer> ARRAYS = arrays();

    private ArrayTypes() {}

    /** Of a type's number, the number of its array type; 0 where it is not fixed. */
    static int of(int element) {
        return ARRAYS.getOrDefault(element, 0);
    }

    private static Map<Integer, Integer> arrays() {
        Map<Integer, Integer> arrays = new HashMap<>();
        for (int[] pair : PAIRS) {
            arrays.put(pair[0], pair[1]);
        }
        return Map.copyOf(arrays);
    }
}
