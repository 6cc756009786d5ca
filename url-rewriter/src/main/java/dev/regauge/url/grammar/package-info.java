/** The grammars of connection strings: which characters of a text are a host, a port, a name, a value. No meanings. */
@org.jspecify.annotations.NullMarked
package dev.regauge.url.grammar;
