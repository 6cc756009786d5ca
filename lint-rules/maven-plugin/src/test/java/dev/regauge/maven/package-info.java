/** Real Maven builds of small projects. */
@NullMarked
package dev.regauge.maven;

import org.jspecify.annotations.NullMarked;
