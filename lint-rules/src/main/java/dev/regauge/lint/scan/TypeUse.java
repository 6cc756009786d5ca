package dev.regauge.lint.scan;

import dev.regauge.lint.Location;

/**
 * A class that a program names in its code: calls, casts, fields, signatures.
 *
 * @param type binary name with dots of the class that is used
 * @param location the first place in the class that uses it
 */
public record TypeUse(String type, Location location) {}
