package dev.regauge.cli;

import dev.regauge.url.AmbiguousUrlException;
import dev.regauge.url.UrlConversionException;
import dev.regauge.url.UrlSyntaxException;
import java.util.OptionalInt;

/**
 * What is wrong with one connection string. Holds no secret.
 *
 * @param problem what is wrong, without the text
 * @param fix what to do
 * @param at the character at which it goes wrong, counted from 1; none where it is not about a place
 * @param message the whole of it for people, the text masked
 */
record UrlProblem(String problem, String fix, OptionalInt at, String message) {

    /** More than anybody connects with; nothing of it was kept. */
    static final UrlProblem TOO_LONG = of(
            "it has more than " + InputLines.LONGEST + " bytes",
            "give one connection string a line",
            OptionalInt.empty(),
            "a text of more than 1 MB");

    /** Bytes that are no text. */
    static UrlProblem notUtf8(String found, OptionalInt at) {
        return of(
                "it is not UTF-8",
                "write it in UTF-8, with other bytes percent-encoded where the dialect decodes them",
                at,
                found + " (at character " + at.orElse(1) + ")");
    }

    static UrlProblem of(UrlSyntaxException wrong) {
        if (wrong instanceof AmbiguousUrlException ambiguous) {
            String problem = wrong.problem() + "; readings: " + String.join(" | ", ambiguous.readings());
            return new UrlProblem(problem, wrong.fix(), OptionalInt.empty(), String.valueOf(wrong.getMessage()));
        }
        return new UrlProblem(
                wrong.problem(), wrong.fix(), OptionalInt.of(wrong.at()), String.valueOf(wrong.getMessage()));
    }

    static UrlProblem of(UrlConversionException refused) {
        return new UrlProblem(
                refused.problem(), refused.fix(), OptionalInt.empty(), String.valueOf(refused.getMessage()));
    }

    private static UrlProblem of(String problem, String fix, OptionalInt at, String found) {
        String message = "Not a connection string: " + problem + "\n  found:    " + found + "\n  to fix:   " + fix;
        return new UrlProblem(problem, fix, at, message);
    }

    /** In one line. */
    String line() {
        return problem + "; to fix: " + fix;
    }
}
