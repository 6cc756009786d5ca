package dev.regauge.url;

/**
 * What a key of a configuration file is to a data source.
 *
 * @param role what its value is for
 * @param name for a setting its name in the dialect's table; for what the driver gets, the driver's own name; for what is
 *     refused, the reason; or nothing
 */
record SplitKey(Role role, String name) {

    /** What values can be for. */
    enum Role {
        URL,
        USER,
        PASSWORD,
        /** Handed to the driver next to the URL. */
        DRIVER,
        /** Of the pool, or of the framework. */
        SETTING,
        /** Of the data source, and nothing comes of it. */
        IDLE,
        /** Of something else. */
        FOREIGN,
        /** It makes the URL mean something else, or nothing. */
        REFUSED
    }

    static final SplitKey URL = new SplitKey(Role.URL, "");
    static final SplitKey USER = new SplitKey(Role.USER, "");
    static final SplitKey PASSWORD = new SplitKey(Role.PASSWORD, "");
    static final SplitKey IDLE = new SplitKey(Role.IDLE, "");
    static final SplitKey FOREIGN = new SplitKey(Role.FOREIGN, "");

    static SplitKey driver(String name) {
        return switch (name) {
            case "user" -> USER;
            case "password" -> PASSWORD;
            default -> new SplitKey(Role.DRIVER, name);
        };
    }

    static SplitKey setting(String name) {
        return new SplitKey(Role.SETTING, name);
    }

    static SplitKey refused(String why) {
        return new SplitKey(Role.REFUSED, why);
    }
}
