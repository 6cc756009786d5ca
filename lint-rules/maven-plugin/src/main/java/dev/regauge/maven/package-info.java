/** The lint in a Maven build: goals that describe modules to it, and show what it says. */
@NullMarked
package dev.regauge.maven;

import org.jspecify.annotations.NullMarked;
