package dev.regauge.lint.scan;

/** Where a statement or its rows come from, as a method sees it. */
sealed interface Source {

    /**
     * From a site of the method itself.
     *
     * @param instruction index of the call
     * @param nth which of the sites of that call
     */
    record Local(int instruction, int nth) implements Source {}

    /** From a parameter of the method; the receiver of an instance method is number 0. */
    record OfParameter(int index) implements Source {}

    /** From a field. */
    record OfField(String owner, String name) implements Source {}
}
