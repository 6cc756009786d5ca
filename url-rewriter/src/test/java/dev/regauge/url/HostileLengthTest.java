package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long texts made of one thing over and over, in every dialect there is. What takes time in proportion to the text is
 * done with each in a fraction of a second; the limit is there to tell a hang from that, and says nothing about speed.
 */
@Tag("waits")
class HostileLengthTest {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final int LENGTH = LONG ? 1 << 20 : 1 << 16;
    private static final Duration HANG = Duration.ofSeconds(LONG ? 60 : 10);

    /**
     * A place, and what is repeated there, one at a time.
     *
     * @param place with the repeated text for the {@code *}, a dialect's beginning for the {@code S}, and a whole text of it
     *     for the {@code W}
     */
    private record Hostile(String place, List<String> units) {

        static Hostile at(String place, String... units) {
            return new Hostile(place, List.of(units));
        }

        Stream<String> texts(Dialect dialect) {
            String start = place.replace("S", beginning(dialect)).replace("W", Texts.plain(dialect));
            return units.stream()
                    .map(unit -> start.replace("*", unit.repeat((LENGTH - start.length()) / unit.length())));
        }

        private static String beginning(Dialect dialect) {
            String prefix = dialect.prefix();
            return prefix.isEmpty() || prefix.endsWith("//") ? prefix : prefix + "//";
        }
    }

    private static final List<Hostile> HOSTILE = List.of(
            Hostile.at("S*", "a", "@", "h,", "[::1],", "[", ":", "/", "u:p@h/", "%1$s", "\uE000", "\uD83D\uDE00"),
            Hostile.at("Su:*@h/d", "@", "%", "%41", "/", "#", "a", ":", "${a}"),
            Hostile.at("Sh*/d?password=x", ",h", ",[::1]:1", ",[", ",@a@", ":"),
            Hostile.at("Sh/*", "/", "?", "%41", "a ", "#"),
            Hostile.at(
                    "Sh/d?*",
                    "&",
                    "a&",
                    "a=b&",
                    "a==&",
                    "&amp;",
                    "password=x&",
                    "sslmode=require&",
                    "options=-c%20a%3Db&"),
            Hostile.at(
                    "Sh/d?application_name=//*",
                    "password:x ",
                    "jdbc:",
                    "${",
                    "$(",
                    "{{",
                    "<%",
                    "ENC[",
                    "E",
                    "@a@,",
                    "\n"),
            Hostile.at("Sh/d?options=*", "-c%20a%3Db%20", "\\", "%5C%20"),
            Hostile.at("Sh/d?password=*", "a", "%41", "+", "=", "${a}"),
            Hostile.at("Shost=h password='*", "'", "\\", "\\'", "' ", "a=b ", "a='b' ", "a = "),
            Hostile.at("Shost=h;*", "a=b;", ";", "\"", "a=\"\";", "Password=x;", "{", "}"),
            Hostile.at("W*", "\n", "\na=b", ";a=b", " a=b", "&a=b", "\\\n"));

    static List<Dialect> dialects() {
        return Dialects.all();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void readsMasksAndConvertsInProportionToTheText(Dialect dialect) {
        for (String text : texts(dialect)) {
            notForever(text, () -> use(text, dialect));
        }
    }

    @Test
    void hidesSecretsInProportionToTheText() {
        for (String text : texts(Dialects.LIBPQ_URI)) {
            notForever(text, () -> Secrets.mask(text));
        }
    }

    @Test
    void diagnosesAndRepairsInProportionToTheText() {
        for (String text : texts(Dialects.LIBPQ_URI)) {
            notForever(text, () -> diagnosed(text));
            notForever(text, () -> repaired(text));
        }
    }

    private static void notForever(String text, ThrowingSupplier<String> answer) {
        assertThat(assertTimeoutPreemptively(HANG, answer, () -> shortened(text)))
                .isNotEmpty();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 60)) + "...";
    }

    private static List<String> texts(Dialect dialect) {
        return HOSTILE.stream().flatMap(hostile -> hostile.texts(dialect)).toList();
    }

    private static String use(String text, Dialect dialect) {
        try {
            ConnectionTarget target = ConnectionTarget.parse(text, dialect);
            return everythingIn(target) + rendered(target, dialect);
        } catch (UrlSyntaxException refused) {
            return refused.toString();
        }
    }

    private static String everythingIn(ConnectionTarget target) {
        return List.of(
                        target.masked(),
                        target.pieces(),
                        target.hosts(),
                        target.parameters(),
                        target.settings(),
                        target.security())
                .toString();
    }

    private static String rendered(ConnectionTarget target, Dialect from) {
        try {
            return target.render(from.equals(Dialects.PGJDBC) ? Dialects.LIBPQ_URI : Dialects.PGJDBC)
                    .changes()
                    .toString();
        } catch (UrlConversionException refused) {
            return refused.toString();
        }
    }

    private static String diagnosed(String text) {
        try {
            Diagnosis diagnosis = Diagnosis.of(text);
            return diagnosis.masked() + diagnosis.groups() + diagnosis;
        } catch (UrlSyntaxException refused) {
            return refused.toString();
        }
    }

    private static String repaired(String text) {
        try {
            return Repair.of(text).toString();
        } catch (UrlSyntaxException | UrlConversionException refused) {
            return refused.toString();
        }
    }
}
