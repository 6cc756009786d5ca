package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Connection strings of any dialect, made from its own table of words, with a secret planted at every place one may
 * stand; the same every time. Most are valid, some are broken by a few changed characters.
 */
final class TargetGenerator {

    /** Stands in every password, raw or between characters that have to be encoded. */
    static final String PLANTED = "s3cr3t";

    private static final String HOSTILE = ":/?#[]@!$&'()*+,;=%.-_ \n\t\0aZ0{}<>|^`\"\\é€\u2028\uE000";
    private static final List<String> SECRETS = List.of(
            PLANTED,
            "p" + PLANTED,
            PLANTED + "%40x",
            "%3A" + PLANTED + "%2F",
            "%C3%A9" + PLANTED,
            PLANTED + "%26%3D",
            "p@" + PLANTED,
            "p#" + PLANTED,
            "p?" + PLANTED,
            "p/" + PLANTED,
            "p%" + PLANTED,
            "p;" + PLANTED,
            "p' " + PLANTED);
    private static final List<String> HOSTS =
            List.of("h", "db-1.example", "h:5433", "[::1]", "[2001:db8::7]:6543", "127.0.0.1", "h1:5433,h2:5434", "");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "5", "30", "1500", "2147483647", "-1", "x");
    private static final List<String> TEXTS =
            List.of("x", "a%20b", "%2Fc%2Fca.pem", "a%2Cb", "a%5C%20b", "on", "", "${X}", "%C3%A9");
    private static final List<String> WORDS = List.of(
            "disable",
            "allow",
            "prefer",
            "require",
            "verify-ca",
            "verify-full",
            "VerifyFull",
            "true",
            "false",
            "0",
            "1",
            "on",
            "any",
            "primary",
            "secondary",
            "read-write",
            "standby",
            "direct",
            "None",
            "random",
            "strict",
            "PT30S",
            "");

    private final Random random;

    TargetGenerator(long seed) {
        random = new Random(seed);
    }

    /** A text of a dialect; none where the dialect's texts are not of a form known here. */
    String next(Dialect dialect) {
        StringBuilder text = new StringBuilder();
        if (dialect.prefix().isEmpty()) {
            keys(dialect, text);
        } else {
            uri(dialect, text);
        }
        if (random.nextInt(6) == 0) {
            mutate(text, dialect.prefix().length());
        }
        return text.toString();
    }

    private void uri(Dialect dialect, StringBuilder text) {
        text.append(dialect.prefix()).append(dialect.prefix().endsWith("//") ? "" : "//");
        boolean userinfo = dialect.hasUserinfo() && random.nextInt(3) > 0;
        if (userinfo) {
            text.append(pick("u", "u%40corp", "a.b"))
                    .append(':')
                    .append(pick(SECRETS))
                    .append('@');
        }
        text.append(pick(HOSTS)).append('/').append(pick("d", "a%20b", "d", random.nextInt(4) == 0 ? "" : "d"));
        char separator = '?';
        for (Word word : some(dialect)) {
            String name = pick(word.names());
            text.append(separator).append(name).append('=').append(value(word, name));
            separator = '&';
        }
    }

    /** Lists of keys and values are put together as the dialect itself would write them. */
    private void keys(Dialect dialect, StringBuilder text) {
        StringBuilder url = new StringBuilder();
        uri(Dialects.PGJDBC, url);
        try {
            ConnectionTarget target = ConnectionTarget.parse(url.toString());
            text.append(target.render(dialect).text());
        } catch (UrlSyntaxException | UrlConversionException refused) {
            text.append(refusedForm(dialect));
        }
    }

    private String refusedForm(Dialect dialect) {
        String user = dialect.word(Concept.USER).map(Word::name).orElse("user");
        String password = dialect.word(Concept.PASSWORD).map(Word::name).orElse("password");
        return user + "=u " + password + "=" + PLANTED;
    }

    private List<Word> some(Dialect dialect) {
        List<Word> words = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            words.add(pick(dialect.words()));
        }
        dialect.word(Concept.TLS_MODE).filter(word -> random.nextBoolean()).ifPresent(words::add);
        dialect.word(Concept.PASSWORD).filter(word -> random.nextInt(3) == 0).ifPresent(words::add);
        return words;
    }

    private String value(Word word, String name) {
        if (Secrets.isSecretName(name)) {
            return pick(SECRETS);
        }
        if (word.meaning().isNumber()) {
            return pick(NUMBERS);
        }
        if (word.isAbout(Concept.PORT)) {
            return "5433";
        }
        return word.meaning() == Meanings.TEXT ? pick(TEXTS) : pick(WORDS);
    }

    private void mutate(StringBuilder text, int from) {
        for (int i = 1 + random.nextInt(2); i > 0 && text.length() > from; i--) {
            int at = from + random.nextInt(text.length() - from);
            // a secret cut in two, or one that has lost its name, can no longer be told from other text
            int first = Math.max(0, at - PLANTED.length());
            if (text.substring(first, Math.min(text.length(), at + 24)).contains(PLANTED)) {
                continue;
            }
            char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.deleteCharAt(at);
                default -> text.setCharAt(at, c);
            }
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
