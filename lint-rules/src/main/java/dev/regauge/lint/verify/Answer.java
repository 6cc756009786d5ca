package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Binding;
import java.util.List;

/** How a driver answered when it was asked to describe a text. */
sealed interface Answer {

    /** It took it. */
    record Described(List<String> parameterTypes, List<Verdict.Column> columns) implements Answer {}

    /**
     * It refused, or the server did.
     *
     * @param refusal what was said
     * @param bound what was bound when it was said
     */
    record Refused(Refusal refusal, List<Binding> bound) implements Answer {}
}
