package dev.regauge.bench.load;

import dev.regauge.bench.run.BenchServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** A process that updates a database by a changelog that loads a file. */
public final class LiquibaseLoad {

    private LiquibaseLoad() {}

    /** Takes the folder of the changelog, and the database. */
    public static void main(String... arguments) throws Exception {
        System.setProperty("liquibase.analytics.enabled", "false");
        // jsonb and timestamptz are texts to it
        String url = arguments[1] + "?user=" + BenchServer.USER + "&stringtype=unspecified&reWriteBatchedInserts=true";
        DirectoryResourceAccessor folder = new DirectoryResourceAccessor(Path.of(arguments[0]));
        try (Connection connection = DriverManager.getConnection(url);
                Liquibase liquibase = new Liquibase(LiquibaseChangelog.NAME, folder, new JdbcConnection(connection))) {
            liquibase.update(new Contexts(), new LabelExpression());
        }
    }
}
