/** Which drivers a project's build files bring, at which versions, and what is known to be wrong with those. */
@NullMarked
package dev.regauge.lint.build;

import org.jspecify.annotations.NullMarked;
