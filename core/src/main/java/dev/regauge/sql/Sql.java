package dev.regauge.sql;

/** Stand-in until the branch is merged. */
public final class Sql {
    private final String text;

    private Sql(String text) {
        this.text = text;
    }

    public static Sql format(String template, Object... arguments) {
        return new Sql(template);
    }

    public String text() {
        return text;
    }
}
