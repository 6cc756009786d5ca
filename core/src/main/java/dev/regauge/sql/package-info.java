/**
 * SQL out of parts that cannot be bound: names, and the literals of statements that take no parameters.
 *
 * <pre>{@code
 * Sql role = Sql.format("create role %I login password %L", name, password);
 * statement.execute(role.text());
 * log.info("{}", role);   // create role "app" login password ***
 * }</pre>
 *
 * <p>Whatever can be bound should be: a parameter costs no quoting and keeps the statement's plan.
 */
@NullMarked
package dev.regauge.sql;

import org.jspecify.annotations.NullMarked;
