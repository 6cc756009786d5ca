package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * SQLAlchemy in front of pg8000, which takes an object for TLS and no word: in a URL nothing can be said about it, and
 * then pg8000 asks for TLS, looks at no certificate, and goes on without where the server has none.
 */
final class SqlAlchemyPg8000Dialect extends SqlAlchemyDialect {

    private static final Set<String> NOT_AS_TEXT =
            Set.of("ssl_context", "source_address", "timeout", "startup_params", "sock");

    /** Any text is true that is not empty. */
    private static final Meaning ALWAYS = Meanings.of(
            any -> Optional.of("true"), neutral -> Optional.of(neutral).filter("true"::equals));

    SqlAlchemyPg8000Dialect() {
        super(
                "sqlalchemy+pg8000",
                "SQLAlchemy 2 with pg8000 1.31",
                List.of("postgresql+pg8000://"),
                Defaults.ofLocalhost(TlsMode.PREFER),
                vocabulary(),
                "database",
                NOT_AS_TEXT);
    }

    private static List<Word> vocabulary() {
        return List.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "host"),
                Word.text(Concept.PORT, "port"),
                Word.text(Concept.DATABASE, "database"),
                Word.text(Concept.UNIX_SOCKET, "unix_sock").nearly("pg8000 connects to this unix socket only"),
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.REPLICATION, "replication"),
                Word.of(Concept.KEEPALIVE, ALWAYS, "tcp_keepalive"),
                PLUGIN);
    }

    /** Lists are not split. */
    @Override
    List<Host> hosts(SqlAlchemyAddress address) {
        List<Value> names = address.hostValues();
        List<Value> ports = address.portValues();
        if (names.isEmpty()) {
            names = address.host().stream().toList();
        }
        if (ports.isEmpty()) {
            ports = address.port().stream().toList();
        }
        if (names.size() > 1 && ports.size() > 1 && names.size() != ports.size()) {
            throw HostLists.mismatch(names.size(), ports.size(), address.at());
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), ports.size()); i++) {
            Value name = names.isEmpty() ? Value.of("") : names.get(Math.min(i, names.size() - 1));
            Optional<Value> port =
                    ports.isEmpty() ? Optional.empty() : Optional.of(ports.get(Math.min(i, ports.size() - 1)));
            hosts.add(HostLists.host(name, port));
        }
        return List.copyOf(hosts);
    }

    @Override
    Draft.Parts settle(Draft draft) {
        Draft.Parts settled = super.settle(draft);
        boolean folder = settled.hosts().stream().anyMatch(host -> host.name().startsWith("/"));
        if (folder) {
            throw new Misread("pg8000 takes no folder for a host", 0, "write unix_sock=/folder/.s.PGSQL.5432");
        }
        return settled;
    }

    @Override
    boolean takesManyHosts() {
        return false;
    }

    /** Silence is the only word there is. */
    @Override
    Optional<List<String[]>> sayTls(TlsMode mode) {
        return mode == TlsMode.PREFER ? Optional.of(List.of()) : Optional.empty();
    }

    @Override
    Optional<String> whyItFails(ConnectionTarget target) {
        return target.user().filter(user -> !user.isEmpty()).isEmpty()
                ? Optional.of("pg8000 needs a user, and none is named")
                : super.whyItFails(target);
    }

    @Override
    Optional<String> cannotWrite(Said said) {
        return said.value(Concept.USER).isPresent()
                ? super.cannotWrite(said)
                : Optional.of("pg8000 needs a user, and none is named");
    }
}
