/** What it costs, beside what a user would pick instead. */
@NullMarked
package dev.regauge.bench;

import org.jspecify.annotations.NullMarked;
