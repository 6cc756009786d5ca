/**
 * Many different statements in one round trip, each with its own typed reply.
 *
 * <p>Without it, 100 statements of one transaction take 102 round trips: at 1 ms each that is the response time of the
 * request. With it they take one, the transaction's begin, the session context and the commit included:
 *
 * <pre>{@code
 * Pipeline pipeline = Pipeline.create();
 * Reply<Optional<String>> name = pipeline.queryOne("select name from customers where id = ?", row -> row.getString(1), 7);
 * Reply<Long> stored = pipeline.update("insert into visits (customer) values (?)", 7);
 * pipeline.run(dataSource);
 * String greeting = "Welcome back, " + name.value().orElse("stranger");
 * }</pre>
 *
 * <p>What holds, on every driver: all or nothing; a failure names its statement; what came behind it was not executed;
 * nothing is executed twice.
 */
@NullMarked
package dev.regauge.pipeline;

import org.jspecify.annotations.NullMarked;
