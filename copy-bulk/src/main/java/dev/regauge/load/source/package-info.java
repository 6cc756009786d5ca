/** The bytes of files: packed or not, in whatever encoding, and whether they are still the same ones. */
@NullMarked
package dev.regauge.load.source;

import org.jspecify.annotations.NullMarked;
