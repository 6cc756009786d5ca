/** An application that is in trouble with its pool; no package of the library's, so that its frames count as an application's. */
@NullMarked
package dev.regauge.application;

import org.jspecify.annotations.NullMarked;
