package dev.regauge.connect;

import java.util.List;

/** The settings cannot be used. The message lists all that is wrong and what to do; it holds no secret. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(List<String> problems) {
        String count = problems.size() == 1 ? "1 setting is" : problems.size() + " settings are";
        return "Cannot connect: " + count + " wrong\n  - "
                + String.join("\n  - ", problems)
                        .replace("\n  found:", "\n    found:")
                        .replace("\n  to fix:", "\n    to fix:");
    }

    /** One text for each problem: what was found, and what to do. */
    public List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}
