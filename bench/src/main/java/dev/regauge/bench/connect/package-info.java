/** What the connection layer costs and gains, beside the clients a user would pick instead. */
@NullMarked
package dev.regauge.bench.connect;

import org.jspecify.annotations.NullMarked;
