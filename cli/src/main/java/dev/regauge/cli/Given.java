package dev.regauge.cli;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One text that a command shall answer.
 *
 * @param text as it was given; as far as it can be shown where there is a flaw
 * @param line its line on standard input, counted from 1; none for an argument
 * @param flaw why nobody can read it
 */
record Given(String text, OptionalLong line, Optional<UrlProblem> flaw) {}
