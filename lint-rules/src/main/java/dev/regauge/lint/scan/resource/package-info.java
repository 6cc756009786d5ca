/** SQL out of files that are no program: scripts, migrations, changelogs, mappers, mappings. */
@NullMarked
package dev.regauge.lint.scan.resource;

import org.jspecify.annotations.NullMarked;
