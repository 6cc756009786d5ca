/**
 * Annotations with which a program talks to the lint. They are found in class files by their simple names, so a project
 * may as well declare its own; nothing of this package is needed at run time.
 */
@NullMarked
package dev.regauge.annotation;

import org.jspecify.annotations.NullMarked;
