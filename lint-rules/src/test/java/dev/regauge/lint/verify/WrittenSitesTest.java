package dev.regauge.lint.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a server is asked about SQL that is written in annotations and files. */
@Tag("waits")
class WrittenSitesTest {

    private static final TestDatabase DATABASE = EmbeddedServer.shared().newDatabase();

    private static SqlSite site(Placeholders placeholders, Sink.Way way, String sql) {
        return Sites.site(sql, new Sink("Library", "<place>", placeholders, way));
    }

    private static Verification verify(SqlSite... sites) throws SQLException {
        try (Connection ng = Drivers.connect(Drivers.NG, DATABASE);
                Connection pg = Drivers.connect(Drivers.NEW, DATABASE)) {
            return Verifiers.verify(
                    List.of(sites), Verifier.on(ng, Drivers.NG), Verifier.on(pg, Drivers.NEW), "a server", step -> {});
        }
    }

    @Test
    void scriptsAndWhatGoesThroughAnotherDriverAreNotAskedAbout() throws SQLException {
        assertThat(verify(
                                site(Placeholders.NONE, Sink.Way.SCRIPT, "insert into made_by_the_script values (1)"),
                                site(Placeholders.R2DBC, Sink.Way.DECLARED, "select $1"))
                        .statements())
                .isEmpty();
    }

    @Test
    void whatConditionsDecideIsNotRefused() throws SQLException {
        assertThat(verify(site(Placeholders.JDBC, Sink.Way.CONDITIONAL, "update t where id = ?"))
                        .statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.to()).isInstanceOf(Verdict.NotVerified.class));
    }

    @Test
    void aListOfJpaIsRightWithParenthesesAndWithout() throws SQLException {
        assertThat(verify(
                                site(Placeholders.JPA, Sink.Way.DECLARED, "select 1 where 1 in :ids"),
                                site(Placeholders.JPA, Sink.Way.DECLARED, "select 1 where 1 in (:ids)"),
                                site(Placeholders.NAMED, Sink.Way.DECLARED, "select 1 where 1 in (:ids)"))
                        .statements())
                .hasSize(3)
                .allSatisfy(statement -> {
                    assertThat(statement.from()).isInstanceOf(Verdict.Accepted.class);
                    assertThat(statement.to()).isInstanceOf(Verdict.Accepted.class);
                });
    }

    @Test
    void aWrongStatementOfAMapperIsRefused() throws SQLException {
        assertThat(verify(site(Placeholders.JDBC, Sink.Way.DECLARED, "select 1 where 1 in ?"))
                        .statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.to()).isInstanceOf(Verdict.Rejected.class));
    }
}
