package dev.regauge.url;

import dev.regauge.url.DriverAgreement.Reading;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What differs on purpose: {@code unixsocket}, because the driver looks into the folder, and numeric addresses, which Java
 * prints in another form.
 */
class PgjdbcNgAgreementTest {

    @BeforeAll
    static void quietly(@TempDir Path folder) throws IOException {
        // the driver looks up every host it reads: an empty hosts file answers at once
        System.setProperty(
                "jdk.net.hosts.file", Files.createFile(folder.resolve("hosts")).toString());
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    }

    @Test
    void readsWhatPgjdbcNgReads() {
        new DriverAgreement(Dialects.PGJDBC_NG, List.of("jdbc:pgsql:"), PgjdbcNgAgreementTest::reading)
                .check(PgjdbcNgAgreementTest::pgjdbcNg);
    }

    private static Reading reading(ConnectionTarget target) {
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (Host host : target.hosts().isEmpty() ? List.of(new Host("localhost", Optional.empty())) : target.hosts()) {
            hosts.add(host.name());
            ports.add(host.portText()
                    .map(port -> String.valueOf(Integer.parseInt(port)))
                    .orElse("5432"));
        }
        Map<String, String> parameters = new TreeMap<>();
        target.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
        return new Reading(hosts, ports, target.database().orElse(""), parameters);
    }

    private static Optional<Reading> pgjdbcNg(String url, Optional<ConnectionTarget> ours) {
        Object specifier = ngSpecifier(url);
        if (specifier == null) {
            return Optional.empty();
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (Object address : (List<?>) call(specifier, "getAddresses")) {
            InetSocketAddress socket = (InetSocketAddress) address;
            int index = hosts.size();
            boolean literal = ours.filter(target -> target.hosts().size() > index)
                    .map(target -> target.hosts().get(index).name().matches("\\[.*|[0-9.]+"))
                    .orElse(false);
            hosts.add(literal ? ours.get().hosts().get(index).name() : socket.getHostString());
            ports.add(String.valueOf(socket.getPort()));
        }
        Map<String, String> parameters = new TreeMap<>();
        Properties properties = (Properties) call(specifier, "getParameters");
        properties.stringPropertyNames().forEach(name -> parameters.put(name, properties.getProperty(name)));
        return Optional.of(new Reading(hosts, ports, (String) call(specifier, "getDatabase"), parameters));
    }

    private static Object ngSpecifier(String url) {
        try {
            Method parse = Class.forName("com.impossibl.postgres.jdbc.ConnectionUtil")
                    .getDeclaredMethod("parseURL", String.class);
            parse.setAccessible(true);
            return parse.invoke(null, url);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object call(Object specifier, String method) {
        try {
            Method accessor = specifier.getClass().getDeclaredMethod(method);
            accessor.setAccessible(true);
            return accessor.invoke(specifier);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
