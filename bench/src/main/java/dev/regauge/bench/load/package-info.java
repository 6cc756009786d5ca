/** What it costs to load files into a table, beside what a user would pick instead: whole processes, from start to end. */
@NullMarked
package dev.regauge.bench.load;

import org.jspecify.annotations.NullMarked;
