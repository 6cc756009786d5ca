/** Rules about the whole project, which no module could test alone. */
@NullMarked
package dev.regauge.architecture;

import org.jspecify.annotations.NullMarked;
