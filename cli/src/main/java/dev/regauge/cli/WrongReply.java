package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A text that cannot be read, or not be said in another dialect.
 *
 * @param input the text, masked unless secrets are shown; none where nothing of it was kept
 * @param line where it stood on standard input
 * @param unreadable whether no target was found in it at all
 */
record WrongReply(Optional<String> input, UrlProblem problem, OptionalLong line, boolean unreadable)
        implements UrlReply {

    static WrongReply unreadable(Given given, UrlProblem problem, boolean showSecrets) {
        Optional<String> input = problem.equals(UrlProblem.TOO_LONG)
                ? Optional.empty()
                : Optional.of(showSecrets ? given.text() : Secrets.maskUrl(given.text()));
        return new WrongReply(input, problem, given.line(), true);
    }

    static WrongReply refused(Given given, ConnectionTarget target, UrlProblem problem, boolean showSecrets) {
        String input = showSecrets ? target.text() : target.masked();
        return new WrongReply(Optional.of(input), problem, given.line(), false);
    }

    @Override
    public int exitCode() {
        return ExitCode.FINDINGS;
    }

    @Override
    public boolean isError() {
        return true;
    }

    @Override
    public void write(JsonLine json) throws IOException {
        json.textOrNull("input", input);
        json.text("error", problem.line());
        if (unreadable) {
            json.numberOrNull("at", problem.at());
        }
    }

    @Override
    public String text() {
        String place = line.isPresent() ? "\n  where:    line " + line.getAsLong() + " of standard input" : "";
        return problem.message() + place;
    }
}
