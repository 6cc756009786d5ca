package dev.regauge.lint.verify;

import java.util.List;

/**
 * What both ends said of one way to ask.
 *
 * @param way as {@link KeptQuestion#way} has it
 * @param from what the profile of today said
 * @param to what the profile of tomorrow said
 */
record KeptAnswer(List<String> way, Verdict from, Verdict to) {

    KeptAnswer {
        way = List.copyOf(way);
    }

    /** Of two answers to what looks like one question, what both agree on. */
    KeptAnswer with(KeptAnswer other) {
        return new KeptAnswer(way, agreed(from, other.from), agreed(to, other.to));
    }

    private static Verdict agreed(Verdict one, Verdict other) {
        return one.equals(other)
                ? one
                : new Verdict.NotVerified("It depends on the constant that is bound, which is not kept");
    }
}
