package dev.regauge.lint.rules;

/**
 * One thing that can go wrong on a route. A rule only says where it looks wrong and which measurement tells; whether it
 * is, and how bad, follows from the outcomes on both ends.
 */
public sealed interface Rule permits SqlRule, CallRule, ConfigurationRule, ImportRule {

    /** What a reader needs to know about it. */
    Description description();
}
