package dev.regauge.lint.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.testing.EmbeddedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated texts are cut into statements, and the statements named, as a server that runs them says. */
@Tag("waits")
class SplitAsServerTest {

    private static final int STATEMENTS = 8;

    /** Of commands that say another word than the one they begin with. */
    private static final Map<String, String> SAID =
            Map.of("VALUES", "SELECT", "TABLE", "SELECT", "END", "COMMIT", "ABORT", "ROLLBACK", "START", "START");

    private static final Set<String> TRANSACTION =
            Set.of("BEGIN", "START TRANSACTION", "SAVEPOINT", "COMMIT", "ROLLBACK", "RELEASE");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aThousandStatementsAreCutAndNamedAlike(long seed) throws IOException {
        assertThat(wrong(seed, 250)).isEmpty();
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void manyThousandStatementsAreCutAndNamedAlike(long seed) throws IOException {
        assertThat(wrong(seed, 4_000)).isEmpty();
    }

    private static List<String> wrong(long seed, int count) throws IOException {
        GeneratedSql generated = new GeneratedSql(seed);
        List<String> wrong = new ArrayList<>();
        try (RawServer server = new RawServer(EmbeddedServer.shared().newDatabase())) {
            server.run(GeneratedSql.schema());
            for (int i = 0; i < count; i += STATEMENTS) {
                server.run("begin");
                wrong.addAll(wrong(server, generated));
                server.run("rollback");
            }
        }
        return wrong;
    }

    private static List<String> wrong(RawServer server, GeneratedSql generated) throws IOException {
        List<GeneratedSql.Made> made = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < STATEMENTS; i++) {
            GeneratedSql.Made one = generated.statement();
            made.add(one);
            script.append(one.text()).append(generated.separator());
        }
        List<String> tags = server.run(script.toString());
        List<SqlStatement> found = Statements.of(script.toString(), Reading.SERVER);
        List<String> wrong = new ArrayList<>();
        if (tags.size() != made.size() || found.size() != tags.size()) {
            wrong.add(found.size() + " statements, and the server ran " + tags.size() + ": " + script);
            return wrong;
        }
        for (int i = 0; i < found.size(); i++) {
            SqlStatement statement = found.get(i);
            String tag = tags.get(i).replaceAll("[ 0-9]+$", "");
            if (!statement.text().equals(made.get(i).text())
                    || !tag.equals(made.get(i).tag())) {
                wrong.add(made.get(i) + " is cut to " + statement + ", and the server says " + tag);
            }
            if (!named(statement).equals(said(statement, tag))
                    || statement.transactionControl() != TRANSACTION.contains(tag)) {
                wrong.add(statement + " is named " + statement.keyword() + ", and the server says " + tag);
            }
        }
        return wrong;
    }

    private static String named(SqlStatement statement) {
        String keyword = statement.keyword();
        return SAID.getOrDefault(keyword, keyword);
    }

    /** The first word of the tag; a table made of a query is said to be a query. */
    private static String said(SqlStatement statement, String tag) {
        boolean madeOfQuery = tag.equals("SELECT") && statement.is(0, "CREATE");
        return madeOfQuery ? "CREATE" : tag.split(" ", -1)[0].toUpperCase(Locale.ROOT);
    }
}
