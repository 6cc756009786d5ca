package dev.regauge.cli;

import dev.regauge.url.UrlSyntaxException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Answers the texts of a call one after the other, in their order. */
final class UrlAnswers {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean showSecrets;
    private boolean first = true;

    UrlAnswers(PrintWriter out, PrintWriter err, UrlArguments arguments) {
        this.out = out;
        this.err = err;
        this.json = arguments.json();
        this.showSecrets = arguments.showSecrets();
    }

    /**
     * Gives back the highest exit code of all; ends early, without a word, where nobody reads the answers any more.
     *
     * @param answer may throw an {@link UrlSyntaxException}, which becomes the answer
     */
    int each(GivenTexts texts, Function<Given, UrlReply> answer) {
        int exitCode = ExitCode.CLEAN;
        Optional<Given> given = texts.next();
        while (given.isPresent() && !out.checkError()) {
            UrlReply reply = reply(given.get(), answer);
            print(reply);
            exitCode = Math.max(exitCode, reply.exitCode());
            given = texts.next();
        }
        out.flush();
        return exitCode;
    }

    private UrlReply reply(Given given, Function<Given, UrlReply> answer) {
        if (given.flaw().isPresent()) {
            return WrongReply.unreadable(given, given.flaw().get(), showSecrets);
        }
        try {
            return answer.apply(given);
        } catch (UrlSyntaxException wrong) {
            return WrongReply.unreadable(given, UrlProblem.of(wrong), showSecrets);
        }
    }

    private void print(UrlReply reply) {
        if (json) {
            out.print(JsonLine.of(reply::write) + "\n");
        } else if (reply.isError()) {
            out.flush();
            err.println(Terminal.visibleLines(reply.text()));
        } else {
            out.print((first ? "" : "\n") + reply.text() + "\n");
            first = false;
            note(reply);
        }
    }

    private void note(UrlReply reply) {
        String note = reply.note();
        if (!note.isEmpty()) {
            out.flush();
            err.println(note);
        }
    }
}
