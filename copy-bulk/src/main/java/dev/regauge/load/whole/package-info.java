/** What is done to the table as a whole around a load: indexes put off, all rows replaced, or nothing but a look. */
@NullMarked
package dev.regauge.load.whole;

import org.jspecify.annotations.NullMarked;
