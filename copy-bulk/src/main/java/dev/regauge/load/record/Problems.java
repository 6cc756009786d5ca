package dev.regauge.load.record;

/** Why a row cannot be read, and what to do. */
final class Problems {

    static final String BARE_QUOTE =
            "a quote inside of a field that does not begin with one; to fix: put the whole field in quotes and double those"
                    + " inside, or name another character as the quote";
    static final String BEHIND_QUOTE =
            "text behind the quote that closes the field; to fix: double the quotes that belong to the field, and leave"
                    + " nothing between the closing quote and the delimiter";
    static final String MAY_BE_INSIDE =
            "the row may belong to a field in quotes of a row before it, which has a quote that is not doubled; to fix: correct"
                    + " that row, then load this one too";
    static final String UNCLOSED =
            "a quote that nothing closes, so that all the rest of the file belongs to this row; to fix: close the field, or"
                    + " name another character as the quote";
    static final String LONE_RETURN =
            "a carriage return (byte 0x0D) without a line feed outside of quotes; to fix: put the field in quotes, or write"
                    + " line feeds where it was to end the line";

    static final String FEED_ALONE =
            "the line ends with a line feed alone, the lines before it with a carriage return as well; to fix: end all lines"
                    + " alike, or write those that belong to a field as COPY does";
    static final String WITH_RETURN =
            "the line ends with a carriage return and a line feed, the lines before it with a line feed alone; to fix: end"
                    + " all lines alike, or write a carriage return that belongs to a field as COPY does";
    static final String MARK =
            "the mark of the end of data (\\.) is not alone on its line; to fix: double the backslash where it belongs to the"
                    + " field";

    static final String NO_OBJECT = "The line is no JSON object; to fix: write one object a line, such as {\"id\": 1}";
    static final String BEHIND_OBJECT =
            "Something follows the JSON object on its line; to fix: write one object a line";

    static final String TOO_DEEP = "The line is JSON of more than 1000 levels; to fix: leave out some";

    private Problems() {}

    static String inField(int number, String what) {
        return "Field " + number + ": " + what;
    }

    static String tooLarge(long length, int largest) {
        return "The row has " + length + " bytes, more than the " + largest
                + " that are allowed; to fix: close a quote that" + " may have been left open, or raise --max-row";
    }

    static String malformed(String what, long at) {
        return "The line is not JSON: " + what + " (at byte " + (at + 1)
                + " of the line); to fix: correct it, an object has" + " to end on the line it begins on";
    }

    static String unknownKey(String key) {
        return "The key \"" + key
                + "\" is not among the names of fields; to fix: name it as a column, or as one to skip";
    }

    static String repeatedKey(String key) {
        return "The key \"" + key + "\" is there twice; to fix: leave one of them";
    }

    static String loneSurrogate(String key) {
        return "The value of \"" + key
                + "\" has half of a surrogate pair, which is no character; to fix: write the pair, or"
                + " leave it out";
    }
}
