package dev.regauge.load;

import java.util.List;
import java.util.stream.Collectors;

/** Settings of a load that contradict each other, all of them at once. Nothing has begun. */
public final class LoadSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * One contradiction.
     *
     * @param settings the components of {@link LoadSettings} that do not go together
     * @param reason why, and what to do, as a sentence without its full stop
     */
    public record Problem(List<String> settings, String reason) {
        public Problem {
            settings = List.copyOf(settings);
        }

        @Override
        public String toString() {
            return String.join(", ", settings) + ": " + reason;
        }
    }

    LoadSettingsException(List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  ", "The settings of the load contradict each other\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the settings. */
    public List<Problem> problems() {
        return problems;
    }
}
