/** The rules of the lint as ArchUnit rules. */
@NullMarked
package dev.regauge.archunit;

import org.jspecify.annotations.NullMarked;
