package dev.regauge.url;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Connection URLs as people write them, and then with a few characters changed; the same every time. */
final class UrlGenerator {

    private static final List<String> HOSTS = List.of(
            "h",
            "h1,h2",
            "db-1.x",
            "localhost:5433",
            "h:5432,h2",
            "[::1]",
            "[::1]:5433",
            "127.0.0.1",
            "h:0",
            "h:99999",
            "my_host",
            "",
            ",",
            "h,",
            ",h",
            "h,,g",
            "h:",
            ":5433",
            "h:+5",
            "u:p@h",
            "[::G]",
            "h:00005432",
            "[1:2:3:4:5:6:7:8]:1",
            "[::ffff:1.2.3.4]",
            "[fe80::1%eth0]",
            "[fe80::1%25eth0]:5433",
            "[1::2::3]",
            "1.2.3",
            "1.2.3.4.5:6",
            "a.b-.c",
            "a.1",
            "h.:5433",
            "h:2147483648",
            "%2Fvar%2Frun",
            "h%2C",
            "h1:1,h2:65534,,",
            "h:1:2,g",
            "h:,g",
            "::1");
    private static final List<String> USERINFOS = List.of(
            "",
            "",
            "u:p@",
            "u@",
            "@",
            ":p@",
            "u:@",
            "u%40corp:p%2Bw@",
            "u:p+w@",
            "u:p#/?w@",
            "u:p@w@",
            "u:%zz@",
            "u:p:q@");
    private static final List<String> DATABASES =
            List.of("/d", "/d", "/a%2Fb", "/a+b", "/", "", "/a/b", "/d%00", "/d%", "/d#f", "/é", "d", "/a b", "/d%E9");
    private static final List<String> NAMES = List.of(
            "user",
            "password",
            "sslmode",
            "ssl",
            "sslMode",
            "ssl.mode",
            "networkTimeout",
            "socketTimeout",
            "foo",
            "",
            "host",
            "port",
            "dbname",
            "PGHOST",
            "PGPORT",
            "PGDBNAME",
            "HoSt",
            "u%73er",
            "a b",
            "readOnly",
            "ä");
    private static final List<String> VALUES = List.of(
            "",
            "x",
            "1",
            "5432",
            "1,2",
            "a=b",
            "a%3Db",
            "a+b",
            "a%2Bb",
            "%",
            "true",
            "require",
            "verify-full",
            "me@x",
            "é",
            "%C3%A9",
            "a#b",
            "=",
            "%zz",
            "a/b",
            "a:b",
            "PT30S",
            "500ms",
            "tunnel",
            "VERIFY_CA",
            "Prefer",
            "primary",
            "search_path=a;b=c",
            "http://x",
            "+5433",
            "%2B5433",
            " 5433 ",
            "[::1]",
            "a%20",
            ",");
    private static final List<String> CAREFUL_USERINFOS = List.of("", "u:p@", "u@", "u%40corp:p%2Bw@");
    private static final List<String> CAREFUL_HOSTS =
            List.of("h", "h:5433", "127.0.0.1", "[::1]:5433", "my_host:5433", "h1,h2:5433", "%2Fvar%2Frun", "");
    private static final List<String> CAREFUL_DATABASES = List.of("/d", "/a%2Fb", "/", "");
    private static final Set<Concept> LOCAL = Set.of(Concept.SERVICE, Concept.UNIX_SOCKET);
    private static final String HOSTILE = ":/?#[]@!$&'()*+,;=%.-_ \n\t\0aZ0{}<>|^`\"\\é\u2028\uE000";

    private final Random random;
    private final List<String> names;

    UrlGenerator(long seed) {
        random = new Random(seed);
        names = NAMES;
    }

    /** With the dialect's own parameters among the names. What leads out of the text is left out: files and sockets. */
    UrlGenerator(long seed, Dialect dialect) {
        random = new Random(seed);
        names = Stream.concat(
                        NAMES.stream(),
                        dialect.words().stream()
                                .filter(word -> !word.concept()
                                        .filter(concept -> LOCAL.contains(concept))
                                        .isPresent())
                                .flatMap(word -> word.names().stream()))
                .toList();
    }

    /** Of three texts of a dialect one is as a careful writer leaves it, so that strict programs take enough of them. */
    String next(String prefix) {
        return names != NAMES && random.nextInt(3) == 0 ? careful(prefix) : careless(prefix);
    }

    private String careful(String prefix) {
        StringBuilder url = new StringBuilder(prefix).append("//");
        url.append(pick(CAREFUL_USERINFOS)).append(pick(CAREFUL_HOSTS)).append(pick(CAREFUL_DATABASES));
        int parameters = random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            url.append(i == 0 ? "?" : "&").append(pick(names)).append('=').append(pick(VALUES));
        }
        return url.toString();
    }

    private String careless(String prefix) {
        StringBuilder url = new StringBuilder(prefix).append(random.nextInt(8) == 0 ? "" : "//");
        url.append(pick(USERINFOS)).append(pick(HOSTS)).append(pick(DATABASES));
        int parameters = random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            url.append(i == 0 ? "?" : "&").append(pick(names));
            url.append(random.nextInt(6) == 0 ? "" : "=" + pick(VALUES));
        }
        mutate(url, prefix.length());
        return url.toString();
    }

    private void mutate(StringBuilder url, int from) {
        int times = random.nextInt(4);
        for (int i = 0; i < times && url.length() > from; i++) {
            int at = from + random.nextInt(url.length() - from);
            char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            switch (random.nextInt(3)) {
                case 0 -> url.insert(at, c);
                case 1 -> url.deleteCharAt(at);
                default -> url.setCharAt(at, c);
            }
        }
    }

    String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
