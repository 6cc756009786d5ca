package dev.regauge.pipeline;

import dev.regauge.connect.prepare.PreparePolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One collected statement.
 *
 * @param index its place, from 0
 * @param sql the text that is sent
 * @param shown the text for messages
 * @param parameters the values of its placeholders, in order
 * @param answersMuch whether its reply may be large: it is a query, or returns rows of a change
 * @param changesMeaning whether statements behind it may have to be parsed anew
 * @param policy when it is prepared, where that is not left to the connection
 * @param reading what becomes of its answer
 */
record Request(
        int index,
        String sql,
        String shown,
        List<@Nullable Object> parameters,
        boolean answersMuch,
        boolean changesMeaning,
        Optional<PreparePolicy> policy,
        Reading<?> reading) {}
