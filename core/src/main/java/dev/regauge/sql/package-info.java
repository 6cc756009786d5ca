/** . */
@NullMarked
package dev.regauge.sql;

import org.jspecify.annotations.NullMarked;
