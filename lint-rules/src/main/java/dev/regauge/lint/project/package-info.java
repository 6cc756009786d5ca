/** A project on disk or an archive, read and judged as a whole: what is in it, its route, its findings, its baseline. */
@NullMarked
package dev.regauge.lint.project;

import org.jspecify.annotations.NullMarked;
