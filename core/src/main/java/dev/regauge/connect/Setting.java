package dev.regauge.connect;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.sql.Driver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that can be set: its name in configuration, and how its text is read.
 *
 * @param name as in {@code regauge.pool-size}
 * @param reader from text; throws {@link IllegalArgumentException} with a sentence that says how to write it
 */
record Setting<T>(String name, Function<String, T> reader) {

    static final Setting<String> URL = new Setting<>("url", String::strip);
    static final Setting<Dialect> DIALECT = new Setting<>("dialect", text -> Dialects.byId(text.strip()));
    static final Setting<String> USER = new Setting<>("user", text -> text);
    static final Setting<String> PASSWORD = new Setting<>("password", text -> text);
    static final Setting<String> APPLICATION_NAME = new Setting<>("application-name", text -> text);
    static final Setting<Integer> POOL_SIZE = new Setting<>("pool-size", Setting::number);
    static final Setting<Integer> MINIMUM_IDLE = new Setting<>("minimum-idle", Setting::number);
    static final Setting<Integer> INSTANCES = new Setting<>("instances", Setting::number);
    static final Setting<Duration> BORROW_TIMEOUT = new Setting<>("borrow-timeout", DurationText::parse);
    static final Setting<Duration> CONNECT_TIMEOUT = new Setting<>("connect-timeout", DurationText::parse);
    static final Setting<Duration> SOCKET_TIMEOUT = new Setting<>("socket-timeout", DurationText::parse);
    static final Setting<Duration> STATEMENT_TIMEOUT = new Setting<>("statement-timeout", DurationText::parse);
    static final Setting<Duration> MAX_LIFETIME = new Setting<>("max-lifetime", DurationText::parse);
    static final Setting<Duration> IDLE_TIMEOUT = new Setting<>("idle-timeout", DurationText::parse);
    static final Setting<Duration> IDLE_CHECK = new Setting<>("idle-check", DurationText::parse);
    static final Setting<KeepAlive> KEEP_ALIVE = new Setting<>("keep-alive", Setting::keepAlive);
    static final Setting<PreparePolicy> PREPARE = new Setting<>("prepare", Setting::policy);
    static final Setting<Integer> PREPARED_STATEMENTS = new Setting<>("prepared-statements", Setting::number);
    static final Setting<Integer> PREPARED_MEBIBYTES = new Setting<>("prepared-mebibytes", Setting::number);
    static final Setting<Boolean> POOLER_PREPARING = new Setting<>("pooler-preparing", Setting::truth);
    static final Setting<Boolean> CONTEXT_REQUIRED = new Setting<>("context-required", Setting::truth);

    /** An object, which no text names. */
    static final Setting<Driver> DRIVER = new Setting<>("driver", text -> {
        throw new IllegalArgumentException("a driver is given in code, by Settings.withDriver");
    });

    /** Those that configuration can name. */
    static final List<Setting<?>> WRITTEN = List.of(
            URL,
            DIALECT,
            USER,
            PASSWORD,
            APPLICATION_NAME,
            POOL_SIZE,
            MINIMUM_IDLE,
            INSTANCES,
            BORROW_TIMEOUT,
            CONNECT_TIMEOUT,
            SOCKET_TIMEOUT,
            STATEMENT_TIMEOUT,
            MAX_LIFETIME,
            IDLE_TIMEOUT,
            IDLE_CHECK,
            KEEP_ALIVE,
            PREPARE,
            PREPARED_STATEMENTS,
            PREPARED_MEBIBYTES,
            POOLER_PREPARING,
            CONTEXT_REQUIRED);

    /** For example {@code regauge.pool-size}. */
    String property() {
        return "regauge." + name;
    }

    /** For example {@code REGAUGE_POOL_SIZE}. */
    String variable() {
        return "REGAUGE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("it is no whole number", notANumber);
        }
    }

    private static boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("write true or false");
        };
    }

    private static KeepAlive keepAlive(String text) {
        if (text.strip().equalsIgnoreCase("off")) {
            return KeepAlive.off();
        }
        String[] parts = text.split(",", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("write idle,interval,count, for example 30s,5s,5, or off");
        }
        return new KeepAlive(DurationText.parse(parts[0]), DurationText.parse(parts[1]), number(parts[2]));
    }

    private static PreparePolicy policy(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "disabled" -> PreparePolicy.disabled();
            case "immediately" -> PreparePolicy.immediately();
            default -> execution(text.strip());
        };
    }

    private static PreparePolicy execution(String text) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw new IllegalArgumentException(
                    "write disabled, immediately, or the execution to prepare from, 1 or more; 0 would mean never to"
                            + " pgjdbc and always to pgjdbc-ng");
        }
        return PreparePolicy.fromExecution(Integer.parseInt(text));
    }
}
