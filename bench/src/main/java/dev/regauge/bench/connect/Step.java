package dev.regauge.bench.connect;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the hundred statements of a transaction.
 *
 * @param kind what it does
 * @param sql with {@code ?} for parameters
 */
record Step(Kind kind, String sql) {

    /** What a step does, and so which parameters it takes. */
    enum Kind {
        /** By primary key: takes the id. */
        READ,
        /** Takes an id, an amount and a note. */
        INSERT,
        /** By primary key: takes an amount and the id. */
        UPDATE
    }

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private static final int COUNT = 100;

    /** Fifty reads, twenty-five inserts and twenty-five updates, in turns; no text occurs twice. */
    static List<Step> hundred() {
        return IntStream.range(0, COUNT).mapToObj(Step::of).toList();
    }

    private static Step of(int number) {
        if (number % 2 == 0) {
            return new Step(
                    Kind.READ, "select id, owner, balance as balance_" + number + ", closed from account where id = ?");
        }
        return number % 4 == 1
                ? new Step(
                        Kind.INSERT, "insert into entry (account, amount, note, mark) values (?, ?, ?, " + number + ")")
                : new Step(Kind.UPDATE, "update account set balance = balance + ?, mark = " + number + " where id = ?");
    }

    /** The text with {@code $1}, {@code $2} for parameters. */
    String numbered() {
        AtomicInteger parameters = new AtomicInteger();
        return PARAMETER.matcher(sql).replaceAll(found -> "\\$" + parameters.incrementAndGet());
    }
}
