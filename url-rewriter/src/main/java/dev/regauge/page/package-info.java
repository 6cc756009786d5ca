/**
 * How results are shown: HTML pages that need nothing beside them, text for terminals, and text in which nothing is hidden.
 */
@NullMarked
package dev.regauge.page;

import org.jspecify.annotations.NullMarked;
