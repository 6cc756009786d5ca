package dev.regauge.connect.diagnosis;

import java.util.Map;
import java.util.Optional;

/**
 * What could be learned from the server.
 *
 * @param sessions the pool's sessions by process; empty when they could not be seen
 * @param limits what the server admits
 * @param missing why the sessions could not be seen; empty when they could
 * @param refusal why no connection could be opened to ask; empty when one could
 */
record ServerAnswer(
        Map<Integer, Session> sessions,
        Optional<ServerLimits> limits,
        Optional<String> missing,
        Optional<Refusal> refusal) {

    ServerAnswer {
        sessions = Map.copyOf(sessions);
    }

    Optional<Session> session(int pid) {
        return Optional.ofNullable(sessions.get(pid));
    }

    static ServerAnswer of(Map<Integer, Session> sessions, ServerLimits limits) {
        return new ServerAnswer(sessions, Optional.of(limits), Optional.empty(), Optional.empty());
    }

    /** The server was asked, but does not know the sessions by the numbers that the driver has. */
    static ServerAnswer withoutSessions(ServerLimits limits, String why) {
        return new ServerAnswer(Map.of(), Optional.of(limits), Optional.of(why), Optional.empty());
    }

    static ServerAnswer none(Refusal why) {
        return new ServerAnswer(
                Map.of(), Optional.empty(), Optional.of("asking the server failed: " + why.text()), Optional.of(why));
    }

    static ServerAnswer none(String why) {
        return new ServerAnswer(Map.of(), Optional.empty(), Optional.of(why), Optional.empty());
    }
}
