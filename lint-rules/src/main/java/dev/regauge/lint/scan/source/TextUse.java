package dev.regauge.lint.scan.source;

/** Where a text, or a variable that holds one, goes. */
public sealed interface TextUse {

    /**
     * It is an argument of a call, as it is.
     *
     * @param line of the call as compilers note it
     * @param method its name, {@code new} for a constructor
     */
    record Argument(int line, String method) implements TextUse {}

    /**
     * A variable is made with it that nobody assigns anew: a local one, or a private constant,
     * which no other file can name and no annotation makes more of.
     *
     * @param name of the variable
     * @param owner simple name of the class of a field, empty for a local variable
     * @param start where the block, or the class of a field, begins that it is declared in
     * @param end behind it
     */
    record Variable(String name, String owner, int start, int end) implements TextUse {

        /** Whether it lives in one method only. */
        public boolean isLocal() {
            return owner.isEmpty();
        }
    }

    /** It is a value of an annotation. */
    record InAnnotation() implements TextUse {}

    /** Something else is done with it. */
    record Other() implements TextUse {}
}
