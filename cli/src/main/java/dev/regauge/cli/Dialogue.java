package dev.regauge.cli;

import java.io.Console;
import java.util.Optional;

/** Questions to whoever sits at the terminal. */
interface Dialogue {

    /** Nobody is there. */
    Dialogue NONE = new Dialogue() {
        @Override
        public Optional<String> answer(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> password(String question) {
            return Optional.empty();
        }
    };

    /** A line; empty where nobody is there. */
    Optional<String> answer(String question);

    /** A line that is not shown; empty where nobody is there. */
    Optional<String> password(String question);

    /** With the process's own terminal, where it is both read from and written to. */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on the root script's word counts
    static Dialogue ofTerminal() {
        Console console = System.console();
        if (console == null || !Terminal.conversing()) {
            return NONE;
        }
        return new Dialogue() {
            @Override
            public Optional<String> answer(String question) {
                return Optional.ofNullable(console.readLine("%s", question));
            }

            @Override
            public Optional<String> password(String question) {
                return Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
            }
        };
    }
}
