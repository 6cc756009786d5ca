/**
 * When a statement is prepared on the server: one policy with one meaning on every driver, and figures of what the server
 * has prepared.
 */
@NullMarked
package dev.regauge.connect.prepare;

import org.jspecify.annotations.NullMarked;
