/** . */
@NullMarked
package dev.regauge.connect.prepare;

import org.jspecify.annotations.NullMarked;
