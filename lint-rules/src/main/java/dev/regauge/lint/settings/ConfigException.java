package dev.regauge.lint.settings;

import dev.regauge.url.Secrets;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be followed: all that is wrong with it, with line numbers and without secrets. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Nobody reads on. */
    private static final int MOST = 50;

    private ConfigException(String message) {
        super(Secrets.mask(message));
    }

    static ConfigException of(String file, List<Toml.Problem> problems) {
        return new ConfigException("Cannot follow " + file + ": " + problems.size()
                + (problems.size() == 1 ? " problem" : " problems")
                + problems.stream()
                        .limit(MOST)
                        .map(problem -> "\n  line " + problem.line() + ": " + problem.message())
                        .collect(Collectors.joining())
                + (problems.size() > MOST ? "\n  and " + (problems.size() - MOST) + " more" : ""));
    }

    static ConfigException of(String file, String problem) {
        return new ConfigException("Cannot follow " + file + ": " + problem);
    }
}
