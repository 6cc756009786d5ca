/** . */
@NullMarked
package dev.regauge.connect.failure;

import org.jspecify.annotations.NullMarked;
