/** What is tested of core as a whole. */
@NullMarked
package dev.regauge;

import org.jspecify.annotations.NullMarked;
