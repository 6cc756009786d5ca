package dev.regauge.load.store;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's words without the names of tables that a load creates on its way: a user has never heard of them. */
public final class OwnNames {

    /** Of an upsert, of several jobs, of INSERT in place of COPY, of a dry run, of a replacement. */
    private static final Pattern TABLES = Pattern.compile(
            "regauge_(?:staging_[0-9]+|staging_[0-9a-f]{8}_[0-9]+|rows_[0-9]+|dry_run|new_[0-9]+)(?![\\w])");

    /** The number of a row, which an upsert's rows are given as their first column. */
    private static final Pattern ORDINAL = Pattern.compile("\\([0-9]+, ");

    private static final String UPSERTING = "regauge_staging_";

    private OwnNames() {}

    /**
     * What the server says of rows of a table.
     *
     * @param table its bare name
     */
    public static String words(SQLException failure, String table) {
        String said = ServerSays.message(failure);
        String detail = ServerSays.detail(failure)
                .map(text -> ": " + (isOfUpsert(failure) ? ORDINAL.matcher(text).replaceFirst("(") : text))
                .orElse("");
        return TABLES.matcher(said).replaceAll(Matcher.quoteReplacement(table)) + detail;
    }

    /** Of a violation in the table that an upsert's rows go to first, whose rows are shown as they stand there. */
    private static boolean isOfUpsert(SQLException failure) {
        return ServerSays.table(failure)
                .filter(name -> name.startsWith(UPSERTING))
                .isPresent();
    }
}
