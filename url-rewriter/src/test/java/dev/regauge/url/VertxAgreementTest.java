package dev.regauge.url;

import dev.regauge.url.DriverAgreement.Reading;
import io.vertx.pgclient.SslMode;
import io.vertx.pgclient.impl.PgConnectionUriParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What differs on purpose: a parameter called {@code properties}, whose place the client needs for the settings it hands to
 * the server, so that it is there or not.
 */
class VertxAgreementTest {

    @Test
    void readsWhatVertxReads() {
        new DriverAgreement(
                        Dialects.VERTX, List.of("postgresql:", "postgresql:", "postgres:"), VertxAgreementTest::reading)
                .check(VertxAgreementTest::vertx);
    }

    private static Reading reading(ConnectionTarget target) {
        Map<String, String> parameters = new TreeMap<>();
        for (Parameter parameter : target.settings()) {
            boolean mode = parameter.name().equals("sslmode");
            parameters.put(
                    parameter.name(), mode ? SslMode.of(parameter.value()).name() : parameter.value());
        }
        parameters.remove("properties");
        target.user().ifPresent(user -> parameters.put("user", user));
        target.password().ifPresent(password -> parameters.put("password", password.reveal()));
        return new Reading(
                target.hosts().stream()
                        .map(Host::name)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                target.hosts().stream()
                        .flatMap(host -> host.portText().stream())
                        .map(port -> String.valueOf(Integer.parseInt(port)))
                        .toList(),
                target.database().orElse("-"),
                parameters);
    }

    private static Optional<Reading> vertx(String uri, Optional<ConnectionTarget> ours) {
        Map<String, Object> answer;
        try {
            answer = new TreeMap<>(PgConnectionUriParser.parse(uri).getMap());
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
        Object host = answer.remove("host");
        Object port = answer.remove("port");
        Object database = answer.remove("database");
        Object properties = answer.remove("properties");
        Object mode = answer.remove("sslMode");
        Map<String, String> parameters = new TreeMap<>();
        answer.forEach((name, value) -> parameters.put(name, (String) value));
        if (properties instanceof Map<?, ?> map) {
            map.forEach((name, value) -> parameters.put((String) name, (String) value));
        }
        if (mode != null) {
            parameters.put("sslmode", ((SslMode) mode).name());
        }
        return Optional.of(new Reading(
                host == null || host.equals("") ? List.of() : List.of((String) host),
                port == null ? List.of() : List.of(port.toString()),
                database == null ? "-" : (String) database,
                parameters));
    }
}
