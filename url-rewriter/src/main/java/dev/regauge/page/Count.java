package dev.regauge.page;

/** Numbers in sentences. */
public final class Count {

    private Count() {}

    /** {@code 1 class}, {@code 2 classes}. */
    public static String of(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
