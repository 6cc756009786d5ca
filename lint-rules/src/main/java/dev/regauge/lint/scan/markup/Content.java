package dev.regauge.lint.scan.markup;

/** What stands in an element. */
public sealed interface Content permits Element, Characters {}
