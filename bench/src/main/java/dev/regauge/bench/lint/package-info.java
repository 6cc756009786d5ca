/** What the linter finds in other people's programs: how much SQL it sees, how fast, and how much of what is wrong. */
@NullMarked
package dev.regauge.bench.lint;

import org.jspecify.annotations.NullMarked;
