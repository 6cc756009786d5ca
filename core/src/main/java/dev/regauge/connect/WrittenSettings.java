package dev.regauge.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads settings from environment variables and properties, and collects what is wrong with them. */
final class WrittenSettings {

    /** What else of this house is named so, and does not concern a connection. */
    private static final Set<String> OTHERS = Set.of(
            "REGAUGE_NO_SKIPS",
            "REGAUGE_JAVA_OPTIONS",
            "regauge.root",
            "regauge.approve",
            "regauge.updateEvidence",
            "regauge.long",
            "regauge.terminal",
            "regauge.typed");

    private final Map<Setting<?>, Object> said = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    void readVariables(Map<String, String> environment) {
        read(environment, "REGAUGE_", Setting::variable);
    }

    void readProperties(Properties properties) {
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        read(texts, "regauge.", Setting::property);
    }

    Map<Setting<?>, Object> said() {
        return said;
    }

    List<String> problems() {
        return problems;
    }

    private void read(Map<String, String> texts, String prefix, Function<Setting<?>, String> nameOf) {
        new TreeMap<>(texts).forEach((name, text) -> {
            if (name.startsWith(prefix) && !OTHERS.contains(name) && !text.isEmpty()) {
                Setting.WRITTEN.stream()
                        .filter(setting -> nameOf.apply(setting).equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                setting -> read(setting, name, text), () -> problems.add(unknown(name, nameOf)));
            }
        });
    }

    private void read(Setting<?> setting, String name, String text) {
        try {
            said.put(setting, setting.reader().apply(text));
        } catch (IllegalArgumentException e) {
            problems.add(name + "=" + text + " cannot be read: " + e.getMessage());
        }
    }

    /** Its value may be a password whose name was mistyped. */
    private static String unknown(String name, Function<Setting<?>, String> nameOf) {
        String nearest = NearestName.of(
                        name, Setting.WRITTEN.stream().map(nameOf).toList())
                .name();
        return "there is no setting " + name + "; the nearest is " + nearest;
    }
}
