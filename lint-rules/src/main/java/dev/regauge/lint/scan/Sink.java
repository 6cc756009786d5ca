package dev.regauge.lint.scan;

/**
 * The method through which SQL text meets a driver.
 *
 * @param owner simple class name as a reader knows it, such as {@code Connection}
 * @param method method name, such as {@code prepareStatement}
 * @param placeholders how it reads parameters
 */
public record Sink(String owner, String method, Placeholders placeholders) {
    @Override
    public String toString() {
        return owner + "." + method;
    }
}
