package dev.regauge.connect;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Parameter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a URL itself says about settings of ours, read from its spelling for pgjdbc. */
final class UrlSettings {

    private final Map<String, String> parameters = new HashMap<>();
    private final List<String> problems;
    private Settings settings;

    private UrlSettings(ConnectionTarget pgjdbc, Settings settings, List<String> problems) {
        this.settings = settings;
        this.problems = problems;
        for (Parameter parameter : pgjdbc.parameters()) {
            parameters.put(parameter.name(), parameter.value());
        }
    }

    /**
     * The settings, filled up with what the URL says and they do not.
     *
     * @param problems gets what cannot be read
     */
    static Settings fill(Settings settings, ConnectionTarget pgjdbc, List<String> problems) {
        return new UrlSettings(pgjdbc, settings, problems).filled();
    }

    private Settings filled() {
        fill(Setting.SOCKET_TIMEOUT, "socketTimeout", UrlSettings::seconds);
        fill(Setting.CONNECT_TIMEOUT, "connectTimeout", UrlSettings::someSeconds);
        fill(Setting.PREPARE, "prepareThreshold", UrlSettings::policy);
        fill(Setting.PREPARED_STATEMENTS, "preparedStatementCacheQueries", UrlSettings::number);
        fill(Setting.PREPARED_MEBIBYTES, "preparedStatementCacheSizeMiB", UrlSettings::number);
        fill(Setting.APPLICATION_NAME, "ApplicationName", name -> name);
        fill(Setting.KEEP_ALIVE, "tcpKeepAlive", UrlSettings::keepAlive);
        Optional.ofNullable(parameters.get("options"))
                .flatMap(ServerOptions::statementTimeout)
                .filter(limit -> !settings.says(Setting.STATEMENT_TIMEOUT))
                .ifPresent(limit -> settings = settings.with(Setting.STATEMENT_TIMEOUT, limit));
        return settings;
    }

    private <T> void fill(Setting<T> setting, String name, Function<String, T> reader) {
        String text = parameters.get(name);
        if (text == null || settings.says(setting)) {
            return;
        }
        try {
            settings = settings.with(setting, reader.apply(text));
        } catch (IllegalArgumentException e) {
            problems.add("the URL says " + name + "=" + text + ", and " + e.getMessage());
        }
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(number(text));
    }

    private static Duration someSeconds(String text) {
        if (number(text) == 0) {
            throw new IllegalArgumentException(
                    "without a limit an attempt to connect may hang; write for example connectTimeout=10");
        }
        return seconds(text);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("that is no whole number", notANumber);
        }
    }

    private static PreparePolicy policy(String text) {
        int threshold = number(text);
        if (threshold < 0) {
            throw new IllegalArgumentException("below 0 it also forces binary transfer, which is no part of a policy;"
                    + " write prepareThreshold=1");
        }
        return threshold == 0 ? PreparePolicy.disabled() : PreparePolicy.fromExecution(threshold);
    }

    private static KeepAlive keepAlive(String text) {
        return text.equalsIgnoreCase("true") ? KeepAlive.DEFAULT : KeepAlive.off();
    }
}
