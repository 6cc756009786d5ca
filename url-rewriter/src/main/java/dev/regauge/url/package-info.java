/** One model of where the database is and how to log in; every dialect reads and writes it. */
@NullMarked
package dev.regauge.url;

import org.jspecify.annotations.NullMarked;
