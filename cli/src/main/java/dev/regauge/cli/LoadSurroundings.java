package dev.regauge.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is around a load: streams, whether somebody watches, and where passwords may be.
 *
 * @param input standard input
 * @param out for the result
 * @param err for progress
 * @param watched whether {@code err} is a terminal
 * @param environment of the process
 * @param home the user's folder
 * @param dialogue with whoever sits at the terminal, if anybody
 */
record LoadSurroundings(
        InputStream input,
        PrintWriter out,
        PrintWriter err,
        boolean watched,
        Map<String, String> environment,
        Path home,
        Dialogue dialogue) {

    static LoadSurroundings of(InputStream input, PrintWriter out, PrintWriter err) {
        return new LoadSurroundings(
                input,
                out,
                err,
                Terminal.watched(),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Dialogue.ofTerminal());
    }
}
