/** Names that people type, and may mistype. */
@NullMarked
package dev.regauge.name;

import org.jspecify.annotations.NullMarked;
