/** XML, YAML and JSON as one kind of tree that knows its lines: data only, bounded, nothing fetched or expanded. */
@NullMarked
package dev.regauge.lint.scan.markup;

import org.jspecify.annotations.NullMarked;
