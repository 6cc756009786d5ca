/** What storing many rows costs, beside what a user would pick instead. */
@NullMarked
package dev.regauge.bench.copy;

import org.jspecify.annotations.NullMarked;
