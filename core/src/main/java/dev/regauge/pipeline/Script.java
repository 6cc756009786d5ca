package dev.regauge.pipeline;

import dev.regauge.connect.session.SessionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything a run sends, in order.
 *
 * @param steps the statements and what frames them
 * @param own whether the transaction is the run's own; otherwise it is the caller's
 */
record Script(List<Step> steps, boolean own) {

    Script {
        steps = List.copyOf(steps);
    }

    /** Statements in a transaction of their own. */
    static Script own(List<Request> requests, Optional<SessionContext> context, boolean readOnly) {
        List<Step> steps = new ArrayList<>(requests.size() + 3);
        steps.add(Step.framing(Step.Kind.BEGIN, readOnly ? "BEGIN READ ONLY" : "BEGIN"));
        addAll(steps, requests, context);
        steps.add(Step.framing(Step.Kind.COMMIT, "COMMIT"));
        return new Script(steps, true);
    }

    /** Statements in the transaction of the caller. */
    static Script joined(List<Request> requests, Optional<SessionContext> context) {
        List<Step> steps = new ArrayList<>(requests.size() + 1);
        addAll(steps, requests, context);
        return new Script(steps, false);
    }

    private static void addAll(List<Step> steps, List<Request> requests, Optional<SessionContext> context) {
        context.ifPresent(present -> steps.add(settingOf(present)));
        requests.forEach(request -> steps.add(Step.of(request)));
    }

    private static Step settingOf(SessionContext context) {
        Map<String, String> settings = context.settings();
        String calls = settings.keySet().stream()
                .map(name -> "set_config(?, ?, true)")
                .collect(Collectors.joining(", ", "select ", ""));
        String[] parameters = settings.entrySet().stream()
                .flatMap(setting -> List.of(setting.getKey(), setting.getValue()).stream())
                .toArray(String[]::new);
        return Step.framing(Step.Kind.CONTEXT, calls, parameters);
    }
}
