package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long texts made of one thing over and over, in every dialect there is. */
@Tag("waits")
class HostileLengthTest {

    private static final boolean LONG = Boolean.getBoolean("regauge.long");
    private static final Proportion PROPORTION =
            new Proportion(LONG ? 1 << 20 : 1 << 16, Duration.ofSeconds(LONG ? 60 : 10));

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

        Stream<IntFunction<String>> texts(Dialect dialect) {
            String start = place.replace("S", beginning(dialect)).replace("W", Texts.plain(dialect));
            return units.stream()
                    .map(unit -> length -> start.replace("*", unit.repeat((length - start.length()) / unit.length())));
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
        inProportion(dialect, text -> use(text, dialect));
    }

    @Test
    void hidesSecretsInProportionToTheText() {
        inProportion(Dialects.LIBPQ_URI, Secrets::mask);
    }

    @Test
    void diagnosesAndRepairsInProportionToTheText() {
        inProportion(Dialects.LIBPQ_URI, HostileLengthTest::diagnosed);
        inProportion(Dialects.LIBPQ_URI, HostileLengthTest::repaired);
    }

    private static void inProportion(Dialect dialect, UnaryOperator<String> answer) {
        HOSTILE.stream()
                .flatMap(hostile -> hostile.texts(dialect))
                .forEach(texts -> PROPORTION.keptBy(
                        texts, text -> assertThat(answer.apply(text)).isNotEmpty()));
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
