/** What every benchmark of whole clients needs: a command line, a server, a network that delays, and a place for figures. */
@NullMarked
package dev.regauge.bench.run;

import org.jspecify.annotations.NullMarked;
