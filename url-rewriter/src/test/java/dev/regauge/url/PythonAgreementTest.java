package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.url.Recording.Meant;
import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Cursor;
import dev.regauge.url.grammar.DjDatabaseUrlGrammar;
import dev.regauge.url.grammar.Grammar;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.SqlAlchemyGrammar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SQLAlchemy and dj-database-url hand on what they read, and the driver behind them has the last word. Here is what they
 * hand on beside their own answers; {@link #refusesOnlyWhatTheDriverRefuses} has the rest.
 */
class PythonAgreementTest {

    @Test
    void cutsAsMakeUrl() {
        agrees("sqlalchemy", new SqlAlchemyGrammar(), Dialects.SQLALCHEMY, PythonAgreementTest::urlOf);
    }

    @ParameterizedTest
    @CsvSource({
        "sqlalchemy, sqlalchemy-psycopg2, dbname",
        "sqlalchemy+psycopg2, sqlalchemy-psycopg2, dbname",
        "sqlalchemy+psycopg, sqlalchemy-psycopg2, dbname",
        "sqlalchemy+asyncpg, sqlalchemy-asyncpg, database",
        "sqlalchemy+pg8000, sqlalchemy-pg8000, database",
    })
    void handsOnAsCreateConnectArgs(String id, String recording, String database) {
        SqlAlchemyDialect dialect = (SqlAlchemyDialect) Dialects.byId(id);
        Set<String> named = Set.of("host", "port", "user", "password", database);
        agrees(recording, new SqlAlchemyGrammar(), dialect, draft -> handed(dialect.handed(draft), named));
    }

    @Test
    void makesOfAUrlWhatDjDatabaseUrlMakes() {
        agrees("dj-database-url", new DjDatabaseUrlGrammar(), Dialects.DJ_DATABASE_URL, PythonAgreementTest::djangoOf);
    }

    /** Every difference between what is handed on and what is read: a keyword the driver does not take, or takes once. */
    @ParameterizedTest
    @CsvSource({
        "sqlalchemy+psycopg2, sqlalchemy-psycopg2",
        "sqlalchemy+psycopg, sqlalchemy-psycopg2",
        "sqlalchemy+asyncpg, sqlalchemy-asyncpg",
        "sqlalchemy+pg8000, sqlalchemy-pg8000",
        "dj-database-url, dj-database-url",
    })
    void refusesOnlyWhatTheDriverRefuses(String id, String recording) {
        Dialect dialect = Dialects.byId(id);
        Set<String> problems = new HashSet<>();
        for (Recording.Answer answer : Recording.of(recording)) {
            try {
                ConnectionTarget read = dialect.read(answer.input());
                assertThat(Atoms.in(answer.input()).isEmpty() && answer.meant().isEmpty())
                        .as(read.masked())
                        .isFalse();
            } catch (UrlSyntaxException refused) {
                answer.meant().ifPresent(meant -> problems.add(refused.problem()));
            }
        }
        assertThat(problems)
                .isSubsetOf(
                        "the driver takes no text for a parameter, and a URL holds nothing else",
                        "the driver knows no such parameter",
                        "a parameter stands there twice, and the driver gets both at once",
                        "the database is named twice, as database and as dbname",
                        "pg8000 takes no folder for a host",
                        "libpq knows no such parameter",
                        "a parameter stands there twice, and psycopg gets a list",
                        "no database is named, and Django needs one",
                        "there are 1 hosts and 2 ports",
                        "there are 2 hosts and 3 ports",
                        "there are 1 hosts and 3 ports");
    }

    private static void agrees(String recording, Grammar grammar, Dialect dialect, Function<Draft, Meant> meaning) {
        List<String> differences = new ArrayList<>();
        int accepted = 0;
        for (Recording.Answer answer : Recording.of(recording)) {
            Atoms atoms = Atoms.in(answer.input());
            // an encoded surrogate is one U+FFFD in Java and three in Python
            if (!atoms.isEmpty() || answer.input().contains("%ED%A0%80")) {
                continue;
            }
            Optional<Meant> ours = meant(atoms, grammar, dialect, meaning);
            Optional<Meant> theirs = answer.meant().map(PythonAgreementTest::withNumbers);
            accepted += theirs.isPresent() ? 1 : 0;
            if (!ours.equals(theirs)) {
                differences.add(answer.input() + "\n    parser " + theirs + "\n    ours   " + ours);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(accepted).isGreaterThan(1000);
    }

    private static Optional<Meant> meant(
            Atoms atoms, Grammar grammar, Dialect dialect, Function<Draft, Meant> meaning) {
        try {
            Cursor cursor = new Cursor(atoms);
            grammar.read(cursor);
            return Optional.of(withNumbers(meaning.apply(new Draft(dialect, atoms, cursor))));
        } catch (Misread refused) {
            return Optional.empty();
        }
    }

    /** The URL object: the address is what stands in front, and of the parameters none wins. */
    private static Meant urlOf(Draft draft) {
        List<Host> hosts = draft.written().stream()
                .map(written -> new Host(
                        written.name().text(),
                        written.port().map(port -> HostLists.number(port, 0).text())))
                .toList();
        return new Meant(
                pairs(hosts),
                draft.database().map(Value::text),
                userinfo(draft.parameters(), "user"),
                userinfo(draft.parameters(), "password"),
                query(draft.parameters(), Set.of()));
    }

    /** dj-database-url cannot tell what is empty from what is not there. */
    private static Meant djangoOf(Draft draft) {
        Optional<String> port = DjDatabaseUrlDialect.port(draft).map(Value::text);
        String name =
                draft.written().isEmpty() ? "" : draft.written().get(0).name().text();
        List<Host> hosts = name.isEmpty() && port.isEmpty() ? List.of() : List.of(new Host(name, port));
        return new Meant(
                pairs(hosts),
                draft.database().map(Value::text).filter(text -> !text.isEmpty()),
                userinfo(draft.parameters(), "user"),
                userinfo(draft.parameters(), "password"),
                query(DjDatabaseUrlDialect.options(draft, true), Set.of()));
    }

    private static Meant handed(Draft.Parts parts, Set<String> named) {
        return new Meant(
                pairs(parts.hosts()),
                parts.database().map(Value::text),
                parts.user().map(Value::text),
                parts.password().map(Value::text),
                query(parts.parameters(), named));
    }

    private static List<List<String>> pairs(List<Host> hosts) {
        return hosts.stream()
                .map(host -> List.of(host.name(), host.portText().orElse("-")))
                .toList();
    }

    private static Optional<String> userinfo(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.origin() == Parameter.Origin.USERINFO
                        && parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** Several values of one name are a list to Python. */
    private static Map<String, Object> query(List<Parameter> parameters, Set<String> named) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.origin() == Parameter.Origin.QUERY && !named.contains(parameter.name())) {
                values.computeIfAbsent(parameter.name(), absent -> new ArrayList<>())
                        .add(parameter.value());
            }
        }
        Map<String, Object> query = new TreeMap<>();
        values.forEach((name, all) -> query.put(name, all.size() == 1 ? all.get(0) : all));
        return query;
    }

    /** A port of the parameters is still a text in the recordings, and what it will be read as here. */
    private static Meant withNumbers(Meant meant) {
        List<List<String>> hosts = meant.hosts().stream()
                .map(host -> List.of(host.get(0), PythonNumber.read(host.get(1)).orElse(host.get(1))))
                .toList();
        return new Meant(hosts, meant.database(), meant.user(), meant.password(), meant.parameters());
    }
}
