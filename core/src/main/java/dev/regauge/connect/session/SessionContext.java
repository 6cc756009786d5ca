package dev.regauge.connect.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Stand-in until the branch is merged. */
public final class SessionContext {
    private final Map<String, String> settings;

    private SessionContext(Map<String, String> settings) {
        this.settings = settings;
    }

    public static SessionContext tenant(String v) {
        return of("app.tenant_id", v);
    }

    public static SessionContext of(String name, String value) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(name, value);
        return new SessionContext(map);
    }

    public Map<String, String> settings() {
        return settings;
    }

    public static Optional<SessionContext> current() {
        return Optional.empty();
    }
}
