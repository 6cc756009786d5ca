package dev.regauge.cli;

/** What the terminal can show: colour and width, by the conventions of {@code NO_COLOR} and {@code COLUMNS}. */
final class Terminal {

    private static final int DEFAULT_WIDTH = 100;
    private static final int NARROWEST = 40;

    private Terminal() {}

    /** No colour in a pipe, and none where {@code NO_COLOR} is set; the root script says whether it is a pipe. */
    static boolean colour() {
        return Boolean.getBoolean("regauge.terminal")
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    static int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        boolean number =
                !columns.isEmpty() && columns.length() < 5 && columns.chars().allMatch(Character::isDigit);
        return number ? Math.max(NARROWEST, Integer.parseInt(columns)) : DEFAULT_WIDTH;
    }
}
