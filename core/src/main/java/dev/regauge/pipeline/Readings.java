package dev.regauge.pipeline;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the values of all replies, and keeps the first failure of a mapper. */
final class Readings implements Run.Answers {

    /**
     * A reply that could not be made into a value.
     *
     * @param request whose reply
     * @param cause what the mapper, or the driver, threw
     */
    record Failure(Request request, Throwable cause) {}

    private @Nullable Failure first;

    @Override
    public void accept(Request request, Reading.Answer answer) {
        try {
            request.reading().read(answer);
        } catch (SQLException | RuntimeException | Error unreadable) {
            first = first == null ? new Failure(request, unreadable) : first;
        }
    }

    Optional<Failure> failure() {
        return Optional.ofNullable(first);
    }
}
