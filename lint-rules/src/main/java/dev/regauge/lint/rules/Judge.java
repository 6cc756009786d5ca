package dev.regauge.lint.rules;

/** Whom to believe about a match, where the server has seen the very statement. */
enum Judge {
    /** The server, whatever it said: what the rule predicts would show when the statement is parsed. */
    SERVER,
    /** The server when it refuses; else the probe, because the effect shows when the statement runs. */
    SERVER_REFUSING,
    /** The probe: no parsing shows the effect. */
    PROBE
}
