/**
 * From any connection URL to a pooled DataSource: {@link dev.regauge.connect.Regauge#connect(String)}.
 *
 * <pre>{@code
 * try (RegaugeDataSource source = Regauge.connect("postgresql://app:secret@db1:5432/orders?sslmode=require")) {
 *     // a javax.sql.DataSource: hand it to jOOQ, Spring or Hibernate as it is
 * }
 * }</pre>
 */
@NullMarked
package dev.regauge.connect;

import org.jspecify.annotations.NullMarked;
