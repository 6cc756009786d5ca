package dev.regauge.pipeline;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement in the order in which they are sent: a collected one, or one that frames them.
 *
 * @param kind what it is for
 * @param sql its text
 * @param parameters the values of its placeholders
 * @param request the collected statement
 */
record Step(Kind kind, String sql, List<@Nullable Object> parameters, Optional<Request> request) {

    enum Kind {
        BEGIN("beginning the transaction"),
        CONTEXT("setting the session context"),
        STATEMENT("executing"),
        COMMIT("committing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Step of(Request request) {
        return new Step(Kind.STATEMENT, request.sql(), request.parameters(), Optional.of(request));
    }

    static Step framing(Kind kind, String sql, String... parameters) {
        return new Step(kind, sql, List.of(parameters), Optional.empty());
    }
}
