/** The one executable: thin subcommands over the libraries. Only here is anything printed. */
@NullMarked
package dev.regauge.cli;

import org.jspecify.annotations.NullMarked;
