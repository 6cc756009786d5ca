package dev.regauge.pipeline;

import dev.regauge.pipeline.Reply.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the value of a reply out of what the server answered.
 *
 * @param reply where the value goes
 * @param form how it is made
 */
record Reading<T extends @Nullable Object>(Reply<T> reply, Form<T> form) {

    /** An answer of the server. */
    interface Answer {
        /** The rows; none where the statement answers no rows. */
        Optional<ResultSet> rows() throws SQLException;

        /** How many rows were changed or returned, as the server counts. */
        long count() throws SQLException;
    }

    /** Makes a value of an answer. */
    interface Form<T extends @Nullable Object> {
        T of(Answer answer) throws SQLException;
    }

    static <T extends @Nullable Object> Form<List<T>> list(RowMapper<T> mapper) {
        return answer -> {
            try (ResultSet rows = rows(answer)) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(mapper.map(rows));
                }
                return values;
            }
        };
    }

    static <T> Form<Optional<T>> one(RowMapper<T> mapper) {
        return answer -> {
            List<T> values = list(mapper).of(answer);
            if (values.size() > 1) {
                throw new SQLException(
                        "It answered " + values.size() + " rows where at most one was expected", "21000");
            }
            return values.isEmpty() ? Optional.empty() : Optional.ofNullable(values.get(0));
        };
    }

    private static ResultSet rows(Answer answer) throws SQLException {
        return answer.rows()
                .orElseThrow(() -> new SQLException(
                        "It answers no rows; give a statement without rows to update, not to query", "02000"));
    }

    /** Makes the value, or throws what the mapper threw; the reply is unreadable then. */
    void read(Answer answer) throws SQLException {
        boolean read = false;
        try {
            reply.answer(form.of(answer));
            read = true;
        } finally {
            if (!read) {
                reply.end(State.UNREADABLE);
            }
        }
    }
}
