/** . */
@NullMarked
package dev.regauge.connect.session;

import org.jspecify.annotations.NullMarked;
