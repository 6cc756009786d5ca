package dev.regauge.url;

import dev.regauge.url.grammar.Misread;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * SQLAlchemy in front of psycopg2 or psycopg 3, which hand the keywords on to libpq. Without a driver's name SQLAlchemy
 * means psycopg2 up to 2.0 and psycopg from 2.1 on; what both know is the same.
 */
final class SqlAlchemyPsycopgDialect extends SqlAlchemyDialect {

    private static final Set<String> OF_PSYCOPG2 =
            Set.of("dsn", "connection_factory", "cursor_factory", "async", "async_");

    /** {@code prepare_threshold} among them: psycopg compares it with a number, which a text of a URL is not. */
    private static final Set<String> OF_PSYCOPG =
            Set.of("conninfo", "prepare_threshold", "row_factory", "cursor_factory", "context");

    /** psycopg2 takes it for {@code dbname}, but not both. */
    private static final Word DATABASE = Word.text(Concept.DATABASE, "database");

    private SqlAlchemyPsycopgDialect(
            String id, String parser, List<Word> words, Set<String> notAsText, String... prefixes) {
        super(id, parser, List.of(prefixes), Defaults.ofEnvironment(TlsMode.PREFER), words, "dbname", notAsText);
    }

    private static List<Word> vocabulary() {
        return table(LibpqTable.words(), LibpqTable.REQUIRE_SSL, PLUGIN);
    }

    /** Without a driver's name. */
    static Dialect ofDefault() {
        return new SqlAlchemyPsycopgDialect(
                "sqlalchemy",
                "SQLAlchemy 2 with psycopg2 (2.0) or psycopg (2.1)",
                table(vocabulary(), DATABASE),
                OF_PSYCOPG2,
                "postgresql://",
                "cockroachdb://");
    }

    /** With psycopg2. */
    static Dialect ofPsycopg2() {
        return new SqlAlchemyPsycopgDialect(
                "sqlalchemy+psycopg2",
                "SQLAlchemy 2 with psycopg2",
                table(vocabulary(), DATABASE),
                OF_PSYCOPG2,
                "postgresql+psycopg2://",
                "postgresql+psycopg2cffi://",
                "cockroachdb+psycopg2://");
    }

    /** With psycopg 3. */
    static Dialect ofPsycopg() {
        return new SqlAlchemyPsycopgDialect(
                "sqlalchemy+psycopg",
                "SQLAlchemy 2 with psycopg 3",
                table(vocabulary(), Word.only("the program that connects chooses it", "autocommit")),
                OF_PSYCOPG,
                "postgresql+psycopg://",
                "postgresql+psycopg_async://",
                "cockroachdb+psycopg://");
    }

    @Override
    Family family() {
        return Family.LIBPQ;
    }

    @Override
    Draft.Parts settle(Draft draft) {
        Draft.Parts settled = super.settle(draft);
        Optional<Parameter> second = draft.parameters().stream()
                .filter(parameter -> parameter.name().equals("database"))
                .findFirst();
        if (second.isPresent() && settled.database().isPresent()) {
            throw new Misread(
                    "the database is named twice, as database and as dbname",
                    second.get().nameAt(),
                    "remove one of them");
        }
        return settled.withDatabase(second.map(Parameter::decoded).or(settled::database));
    }

    /** libpq gets one list of hosts and one of ports, and splits both. */
    @Override
    List<Host> hosts(SqlAlchemyAddress address) {
        Optional<SqlAlchemyAddress.Listed> listed = address.listed();
        if (listed.isEmpty()) {
            return HostLists.aligned(address.host(), address.onePort(), address.at());
        }
        Value ports = joined(listed.get().ports().stream()
                .map(SqlAlchemyPsycopgDialect::truthy)
                .toList());
        return HostLists.aligned(
                Optional.of(joined(listed.get().hosts())),
                ports.text().isEmpty() ? address.onePort() : Optional.of(ports),
                address.at());
    }

    /** A port of 0 is as if it were not there. */
    private static Value truthy(Optional<Value> port) {
        return port.filter(number -> !number.text().equals("0")).orElse(Value.of(""));
    }

    private static Value joined(List<Value> values) {
        return new Value(values.stream()
                .flatMap(value -> Stream.concat(Stream.of(new Value.Segment(",", false)), value.segments().stream()))
                .skip(1)
                .toList());
    }

    @Override
    Optional<TlsRequest> tlsRequest(List<Parameter> parameters) {
        return LibpqTable.tlsRequest(super.tlsRequest(parameters), this, parameters);
    }

    @Override
    TlsMode impliedTlsMode(List<Parameter> parameters) {
        return LibpqTable.impliedTlsMode(this, parameters);
    }

    @Override
    boolean takesSocketFolders() {
        return true;
    }
}
