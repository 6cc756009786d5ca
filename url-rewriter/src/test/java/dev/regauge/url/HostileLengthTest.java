package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long texts made of one thing over and over, in every dialect there is. What takes time in proportion to the text is
 * done with each in a fraction of a second; the limit is there to tell a hang from that, and says nothing about speed.
 */
class HostileLengthTest {

    private static final int LENGTH = Boolean.getBoolean("regauge.long") ? 1 << 20 : 1 << 16;
    private static final Duration HANG = Duration.ofSeconds(30);

    /** What is repeated, by the place where it stands; a dialect's beginning stands in the place of the {@code S}. */
    private static final Map<String, List<String>> REPEATED = Map.of(
            "S*", List.of("a", "@", "h,", "[::1],", "[", ":", "/", "u:p@h/", "%1$s", "\uE000", "\uD83D\uDE00"),
            "Su:*@h/d", List.of("@", "%", "%41", "/", "#", "a", ":", "${a}"),
            "Sh*/d?password=x", List.of(",h", ",[::1]:1", ",[", ",@a@", ":"),
            "Sh/*", List.of("/", "?", "%41", "a ", "#"),
            "Sh/d?*",
                    List.of(
                            "&",
                            "a&",
                            "a=b&",
                            "a==&",
                            "&amp;",
                            "password=x&",
                            "sslmode=require&",
                            "options=-c%20a%3Db&"),
            "Sh/d?application_name=//*",
                    List.of("password:x ", "jdbc:", "${", "$(", "{{", "<%", "ENC[", "E", "@a@,", "\n"),
            "Sh/d?options=*", List.of("-c%20a%3Db%20", "\\", "%5C%20"),
            "Sh/d?password=*", List.of("a", "%41", "+", "=", "${a}"),
            "Shost=h password='*", List.of("'", "\\", "\\'", "' ", "a=b ", "a='b' ", "a = "),
            "Shost=h;*", List.of("a=b;", ";", "\"", "a=\"\";", "Password=x;", "a=b\n", "\"a\":\"b\",", "{", "}"));

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
        assertThat(assertTimeoutPreemptively(HANG, answer, () -> beginning(text)))
                .isNotEmpty();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), 60)) + "...";
    }

    private static List<String> texts(Dialect dialect) {
        boolean slashes = dialect.prefix().isEmpty() || dialect.prefix().endsWith("//");
        String start = dialect.prefix() + (slashes ? "" : "//");
        List<String> texts = new ArrayList<>();
        REPEATED.forEach((place, units) -> {
            int room = LENGTH - start.length() - place.length();
            for (String unit : units) {
                texts.add(place.replace("S", start).replace("*", unit.repeat(room / unit.length())));
            }
        });
        return texts;
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
