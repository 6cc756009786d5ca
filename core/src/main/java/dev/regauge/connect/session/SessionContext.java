package dev.regauge.connect.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings of the application's own that policies and functions of the database read: the tenant, the user, and more.
 *
 * <p>They are set inside a transaction, with {@code set_config(name, value, true)}, name and value bound as parameters,
 * and are forgotten when it ends. What remains after it is not NULL but the empty text (measured on 17.11), so policies
 * say {@code nullif(current_setting('app.tenant_id', true), '')}; for the same reason a value is never empty.
 *
 * <p>A name is a custom setting: lower-case identifiers joined by at least one dot, so that nobody can set {@code role}
 * or {@code search_path} by accident. The settings of extensions ({@code plpgsql.*}, {@code auto_explain.*}) have the same
 * form and are not refused, because no list of them is complete: use a prefix of your own. A value is any text that the server can hold.
 *
 * <p>Immutable, and equal to another with the same names and values. {@link #toString} shows names only: values may be
 * personal data.
 */
public final class SessionContext {

    /** The setting of {@link #tenant}: {@code app.tenant_id}. */
    public static final String TENANT = "app.tenant_id";

    /** The setting of {@link #user}: {@code app.user_id}. */
    public static final String USER = "app.user_id";

    private final Map<String, String> settings;

    private SessionContext(Map<String, String> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    /**
     * A context that sets {@value #TENANT}.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static SessionContext tenant(String id) {
        return of(TENANT, id);
    }

    /**
     * A context that sets {@value #USER}.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static SessionContext user(String id) {
        return of(USER, id);
    }

    /**
     * A context of one setting.
     *
     * @param name such as {@code app.region}
     * @throws IllegalArgumentException when the name is no custom setting, or the value is empty or holds NUL or half
     *     of a surrogate pair; the message does not show the value
     */
    public static SessionContext of(String name, String value) {
        return new SessionContext(new LinkedHashMap<>()).with(name, value);
    }

    /**
     * This context and one setting more; it takes the place of one with the same name.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public SessionContext with(String name, String value) {
        SettingRules.check(name, value);
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new SessionContext(more);
    }

    /** Names and values, in the order in which they were given. Unmodifiable. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The context that is current on this thread, if any. */
    public static Optional<SessionContext> current() {
        return Scope.innermost().map(Scope::context);
    }

    /**
     * Makes this context current on this thread until the scope is closed; then what was current before is so again.
     *
     * <pre>{@code
     * try (Scope scope = SessionContext.tenant("blue").open()) {
     *     // transactions that begin here are the tenant's
     * }
     * }</pre>
     */
    public Scope open() {
        return Scope.open(this);
    }

    /** Does the work while this context is current, on this thread. */
    @SuppressWarnings("try") // the scope is only there to be closed
    public void run(Runnable work) {
        try (Scope scope = open()) {
            work.run();
        }
    }

    /**
     * Does the work while this context is current, on this thread.
     *
     * @throws Exception what the work throws
     */
    @SuppressWarnings("try")
    public <T> T call(Callable<T> work) throws Exception {
        try (Scope scope = open()) {
            return work.call();
        }
    }

    /**
     * The same work with this context current, on whichever thread runs it.
     *
     * <p>A context does not follow work to the threads of a pool by itself, and is not left behind on them: give a pool
     * {@code context.wrap(work)}.
     */
    public Runnable wrap(Runnable work) {
        return () -> run(work);
    }

    /** The same for work that returns a value. */
    public <T> Callable<T> wrap(Callable<T> work) {
        return () -> call(work);
    }

    /**
     * The statement that sets this context in the transaction it is executed in: a query of one row, with {@code ?} for
     * {@link #parameters}. For code that sends it along with other statements, as the pipeline does.
     */
    public String sql() {
        return settings.keySet().stream()
                .map(name -> "set_config(?, ?, true)")
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /** What to bind to {@link #sql}, all of it text: name, value, name, value. */
    public List<String> parameters() {
        return settings.entrySet().stream()
                .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionContext context && settings.equals(context.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** The names of the settings, never a value. */
    @Override
    public String toString() {
        return "SessionContext" + settings.keySet();
    }
}
