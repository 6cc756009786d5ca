package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * SQLAlchemy in front of asyncpg, whose keywords are not those of its DSN: {@code ssl=require} instead of
 * {@code sslmode=require}, and no settings of the server.
 */
final class SqlAlchemyAsyncpgDialect extends SqlAlchemyDialect {

    /** Numbers, functions and dictionaries; asyncpg compares {@code statement_cache_size} and the like with a number. */
    private static final Set<String> NOT_AS_TEXT = Set.of(
            "dsn",
            "loop",
            "timeout",
            "statement_cache_size",
            "max_cached_statement_lifetime",
            "max_cacheable_statement_size",
            "connection_class",
            "record_class",
            "server_settings",
            "async_creator_fn",
            "prepared_statement_name_func");

    SqlAlchemyAsyncpgDialect() {
        super(
                "sqlalchemy+asyncpg",
                "SQLAlchemy 2 with asyncpg 0.31",
                List.of("postgresql+asyncpg://", "cockroachdb+asyncpg://"),
                Defaults.ofEnvironment(TlsMode.PREFER),
                table(AsyncpgTable.ofKeywords(), PLUGIN),
                "database",
                NOT_AS_TEXT);
    }

    /** A list in front is one name to asyncpg; each host of the parameters needs its port. */
    @Override
    List<Host> hosts(SqlAlchemyAddress address) {
        Optional<SqlAlchemyAddress.Listed> listed = address.listed();
        if (listed.isEmpty()) {
            Optional<Value> port = address.onePort();
            boolean none = address.host().isEmpty() && port.isEmpty();
            return none ? List.of() : List.of(HostLists.host(address.host().orElse(Value.of("")), port));
        }
        List<Value> names = listed.get().hosts();
        List<Optional<Value>> ports = listed.get().ports();
        if (names.size() == 1) {
            return List.of(HostLists.host(names.get(0), ports.get(0).or(address::onePort)));
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            hosts.add(complete(HostLists.host(names.get(i), ports.get(i)), address.at()));
        }
        return List.copyOf(hosts);
    }

    private static Host complete(Host host, int at) {
        boolean port = host.portText().filter(text -> !text.equals("0")).isPresent();
        if (host.name().isEmpty() || !port) {
            throw new Misread("a host of several has no name or no port", at, "write host=h1:5432&host=h2:5432");
        }
        return host;
    }

    @Override
    void checkArguments(Draft draft) {
        for (Parameter parameter : draft.parameters()) {
            boolean size = parameter.name().equals("prepared_statement_cache_size");
            boolean number = parameter.decoded().hasPlaceholder()
                    || PythonNumber.read(parameter.value()).isPresent();
            if (size && !number) {
                throw new Misread("the size of the cache is no number", parameter.valueAt(), "write a number");
            }
        }
    }

    @Override
    boolean takesSocketFolders() {
        return true;
    }

    @Override
    Optional<String> cannotWrite(Said said) {
        return said.hosts().stream()
                        .anyMatch(host -> host.name().startsWith("@") && AddressConversion.isSocket(host.name()))
                ? Optional.of("asyncpg reaches no socket of the abstract name space")
                : super.cannotWrite(said);
    }

    @Override
    List<Host> ported(List<Host> hosts) {
        return hosts.size() < 2
                ? hosts
                : hosts.stream()
                        .map(host -> new Host(host.name(), host.portText().or(() -> Optional.of("5432"))))
                        .toList();
    }
}
