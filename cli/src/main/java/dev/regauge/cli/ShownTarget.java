package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialect;
import dev.regauge.url.Parameter;
import dev.regauge.url.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be shown of a target: what its masked text shows as well, or all of it.
 *
 * @param input the text
 * @param parameters in the order of the text
 */
record ShownTarget(
        String input,
        Dialect dialect,
        List<Server> hosts,
        Optional<String> database,
        Optional<String> user,
        Optional<String> password,
        List<Setting> parameters) {

    /** A host. */
    record Server(String name, Optional<String> port) {}

    /**
     * A parameter.
     *
     * @param address whether it is part of the address or the login
     */
    record Setting(String name, String value, Parameter.Origin origin, boolean address) {}

    static ShownTarget of(ConnectionTarget target, boolean showSecrets) {
        Veil veil = showSecrets ? Veil.none() : Veil.of(target);
        return new ShownTarget(
                showSecrets ? target.text() : target.masked(),
                target.dialect(),
                hosts(target, veil),
                target.database().map(veil::database),
                target.user().map(veil::user),
                target.password().map(Secret::reveal).map(veil::password),
                settings(target, veil));
    }

    private static List<Server> hosts(ConnectionTarget target, Veil veil) {
        return target.hosts().stream()
                .map(host -> new Server(
                        veil.host(host.name()),
                        host.portText().filter(text -> !text.isEmpty()).map(veil::port)))
                .toList();
    }

    private static List<Setting> settings(ConnectionTarget target, Veil veil) {
        Set<Parameter> settings = new HashSet<>(target.settings());
        List<Setting> shown = new ArrayList<>();
        for (Parameter parameter : target.parameters()) {
            shown.add(new Setting(
                    veil.name(parameter), veil.value(parameter), parameter.origin(), !settings.contains(parameter)));
        }
        return shown;
    }

    /** As one JSON object. */
    void write(JsonLine json) throws IOException {
        json.text("input", input);
        writeMeaning(json);
    }

    /** The fields of that object behind the text. */
    void writeMeaning(JsonLine json) throws IOException {
        json.text("dialect", dialect.id());
        json.list("hosts", this::writeHosts);
        json.textOrNull("database", database);
        json.textOrNull("user", user);
        json.textOrNull("password", password);
        json.object("params", this::writeSettings);
    }

    private void writeHosts(JsonLine json) throws IOException {
        for (Server host : hosts) {
            json.list(pair -> {
                pair.text(host.name());
                pair.digitsOrText(host.port());
            });
        }
    }

    /** Of a repeated parameter the last one counts. */
    private void writeSettings(JsonLine json) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.stream()
                .filter(setting -> !setting.address())
                .forEach(setting -> values.put(setting.name(), setting.value()));
        for (Map.Entry<String, String> setting : values.entrySet()) {
            json.text(setting.getKey(), setting.getValue());
        }
    }
}
