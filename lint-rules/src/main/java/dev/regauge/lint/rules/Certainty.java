package dev.regauge.lint.rules;

/** How certain it is what corrected SQL does, and so whether it may be written without asking a person. */
enum Certainty {
    /** A person has to look. */
    NONE,
    /** What is answered before is answered alike afterwards, whatever is bound. */
    KEEPS,
    /** It does what the old text says, and no driver answers that: to be written only where the old one refuses. */
    REPAIRS
}
