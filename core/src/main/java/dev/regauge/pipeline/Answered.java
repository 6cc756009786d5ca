package dev.regauge.pipeline;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.core.Field;
import org.postgresql.core.Tuple;

/**
 * What the server answered to one step.
 *
 * @param status the command tag, for example {@code INSERT} or {@code COMMIT}
 * @param count rows changed or returned
 * @param fields the columns; none where it answers no rows
 * @param tuples the rows
 * @param unreadable why the driver could not take in the rows, although the server has executed the step
 */
record Answered(
        String status, long count, Optional<Field[]> fields, List<Tuple> tuples, Optional<SQLException> unreadable) {}
