/** Format-preserving edits of the files connection URLs live in. */
@NullMarked
package dev.regauge.url.rewrite;

import org.jspecify.annotations.NullMarked;
