package dev.regauge.url;

import dev.regauge.url.DriverAgreement.Reading;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What differs on purpose: of a {@code ://} behind the host R2DBC makes a protocol, which the driver does not look at.
 * What R2DBC leaves to the driver, the list of hosts behind {@code failover:}, is cut here as
 * {@code PostgresqlConnectionFactoryProvider} of r2dbc-postgresql 1.1.0 cuts it.
 */
class R2dbcAgreementTest {

    private static final List<String> BEGINNINGS = List.of(
            "r2dbc:postgresql:",
            "r2dbc:postgresql:",
            "r2dbcs:postgres:",
            "r2dbc:pool:postgresql:",
            "r2dbc:postgresql:failover:",
            "r2dbcs:pool:postgres:failover:",
            "r2dbc:postgresql:other:");

    @Test
    void readsWhatR2dbcReads() {
        new DriverAgreement(Dialects.R2DBC, BEGINNINGS, R2dbcAgreementTest::reading).check(R2dbcAgreementTest::r2dbc);
    }

    private static Reading reading(ConnectionTarget target) {
        Map<String, String> parameters = new TreeMap<>();
        target.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
        return new Reading(
                target.hosts().stream().map(Host::name).toList(),
                target.hosts().stream()
                        .map(host -> host.portText()
                                .map(port -> String.valueOf(Integer.parseInt(port)))
                                .orElse(""))
                        .toList(),
                target.database().orElse(""),
                parameters);
    }

    private static Optional<Reading> r2dbc(String url, Optional<ConnectionTarget> ours) {
        Map<String, String> options = new TreeMap<>();
        try {
            ConnectionFactoryOptions parsed = ConnectionFactoryOptions.parse(url);
            ConnectionFactoryOptions.builder()
                    .from(
                            parsed,
                            option -> options.put(option.name(), String.valueOf(parsed.getValue(option))) != null);
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
        String driver = options.get("driver");
        options.remove("driver", "postgresql");
        options.remove("driver", "postgres");
        String protocol = options.getOrDefault("protocol", "");
        if (protocol.startsWith("//")) {
            options.remove("protocol");
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        String host = options.remove("host");
        String port = options.remove("port");
        boolean failover = (driver.equals("pool") ? protocol.replaceFirst("^[^:]*:", "") : protocol).equals("failover");
        if (failover && host != null) {
            try {
                cut(host, hosts, ports);
            } catch (RuntimeException refused) {
                return Optional.empty();
            }
            if (port != null || hosts.isEmpty()) {
                return Optional.empty();
            }
        } else if (host != null) {
            hosts.add(host);
            ports.add(port == null ? "" : port);
        }
        String database = Optional.ofNullable(options.remove("database")).orElse("");
        return Optional.of(new Reading(hosts, ports, database, options));
    }

    private static void cut(String list, List<String> hosts, List<String> ports) {
        for (String host : list.split(",", 0)) {
            String[] parts = host.split(":", 0);
            int port = parts.length == 1 ? 5432 : Integer.parseInt(parts[1]);
            String name = parts.length == 1 ? host : parts[0];
            if (name.isEmpty() || port < 0 || port >= 65535) {
                throw new IllegalArgumentException("refused by addHost");
            }
            hosts.add(name);
            ports.add(parts.length == 1 ? "" : String.valueOf(port));
        }
    }
}
