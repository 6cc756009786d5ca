package dev.regauge.pipeline;

import java.sql.PreparedStatement;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;

/**
 * A step, bound and ready to be sent.
 *
 * @param step what it is
 * @param statement the driver's statement, which makes result sets of its rows
 * @param query the driver's query
 * @param parameters the bound values, its own
 * @param naming what the prepare policy wants of it
 * @param weight bytes at the most
 * @param repeated whether the same text is executed more than once in the run
 */
record Part(
        Step step,
        PreparedStatement statement,
        Query query,
        ParameterList parameters,
        Naming naming,
        long weight,
        boolean repeated) {

    enum Naming {
        /** Is sent by the name it has. */
        NAMED,
        /** Is due to be given a name. */
        DUE,
        /** Is to be parsed for this execution only. */
        UNNAMED,
        /** Goes with the others. */
        EITHER
    }

    boolean is(Step.Kind kind) {
        return step.kind() == kind;
    }
}
