/** The words of a change of driver: profiles, the route from one to another, what was measured, and how two outcomes differ. */
@NullMarked
package dev.regauge.route;

import org.jspecify.annotations.NullMarked;
