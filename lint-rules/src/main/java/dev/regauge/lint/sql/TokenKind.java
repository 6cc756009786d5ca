package dev.regauge.lint.sql;

/** What a token is. */
public enum TokenKind {
    /** Blanks, tabs and ends of lines. */
    WHITESPACE,
    /** From {@code --} to the end of the line, without it. */
    LINE_COMMENT,
    /** From {@code /*} to the end that belongs to it. */
    BLOCK_COMMENT,
    /** A keyword or a name without quotes. */
    WORD,
    /** A name in double quotes, with {@code U&} in front or without. */
    QUOTED_NAME,
    /** A text in single quotes, with a prefix such as {@code E} or without. */
    STRING,
    /** A text in dollar quotes. */
    DOLLAR_STRING,
    /** A number without its sign. */
    NUMBER,
    /** An operator, {@code :=}, {@code =>} or {@code ..}. */
    OPERATOR,
    /** {@code ::}. */
    CAST,
    /** A parameter of the server's own making, such as {@code $1}. */
    NUMBERED_PARAMETER,
    /** A parameter in the place of a value: {@code ?}, {@code ?1} or {@code :name}. */
    PLACEHOLDER,
    /** {@code (}. */
    LEFT_PARENTHESIS,
    /** {@code )}. */
    RIGHT_PARENTHESIS,
    /** {@code [}. */
    LEFT_BRACKET,
    /** {@code ]}. */
    RIGHT_BRACKET,
    /** {@code ,}. */
    COMMA,
    /** {@code ;}. */
    SEMICOLON,
    /** {@code .}. */
    DOT,
    /** {@code :} alone, as in a slice of an array. */
    COLON,
    /** Text that only the running program knows. */
    HOLE,
    /** What is no SQL: a backslash, a brace, a control character. */
    OTHER;

    /** Whether the grammar sees it at all. */
    public boolean significant() {
        return this != WHITESPACE && this != LINE_COMMENT && this != BLOCK_COMMENT;
    }
}
