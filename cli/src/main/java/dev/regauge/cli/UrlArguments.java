package dev.regauge.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands about connection strings have in common: the texts, and how they are answered. */
final class UrlArguments {

    /** Stands at the end of every help page: what a process is called with is no secret on its machine. */
    static final String STANDARD_INPUT =
            "Other users of a machine can see the arguments of a running command: give a text that holds a password on"
                    + " standard input, as in the last example.";

    @Parameters(
            paramLabel = "URL",
            arity = "0..*",
            description = "Connection strings, one an argument. Without any: one a line on standard input, answered in"
                    + " their order. Every line is a text, an empty one too; what stands on several lines, as the"
                    + " keys of Spring and Hibernate do, is given as one argument.")
    private List<String> urls = List.of();

    @Option(names = "--json", description = "One JSON object a line, in the order of the texts.")
    private boolean json;

    @Option(
            names = "--show-secrets",
            description = "Show passwords and other secrets as they are. Default: ***, everywhere.")
    private boolean showSecrets;

    boolean json() {
        return json;
    }

    boolean showSecrets() {
        return showSecrets;
    }

    /** The arguments; or the lines of standard input, and where somebody types them a word about that. */
    GivenTexts texts(InputStream input, PrintWriter err) {
        if (!urls.isEmpty()) {
            return GivenTexts.of(urls);
        }
        if (Terminal.typed()) {
            err.println("Reading connection strings from the terminal, one a line, until the end of input (Ctrl-D)");
        }
        return GivenTexts.linesOf(input);
    }
}
