/**
 * Tenant, user and other settings of the application's own that the server knows for the length of one transaction.
 *
 * <p>A {@link dev.regauge.connect.session.SessionContext} says what to set, a {@link dev.regauge.connect.session.Scope}
 * where it is current, {@link dev.regauge.connect.session.SessionConnections} makes connections that set it.
 */
@NullMarked
package dev.regauge.connect.session;

import org.jspecify.annotations.NullMarked;
