package dev.regauge.bench.connect;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of the table {@code account}, which every contender turns into one of these.
 *
 * @param id the primary key, from 1
 * @param owner a short text that follows from the id
 * @param balance changed by updates
 * @param closed whether the id is a multiple of three
 */
record Account(long id, String owner, long balance, boolean closed) {

    static final int ROWS = 10_000;

    /** The tables that the works read and write. */
    static final String SCHEMA = """
            create table account (
                id bigint primary key, owner text not null, balance bigint not null, closed boolean not null, mark int)
                with (fillfactor = 50);
            insert into account select n, 'owner number ' || n, 0, n % 3 = 0, 0 from generate_series(1, 10000) n;
            create table entry (account bigint not null, amount bigint not null, note text not null, mark int not null);
            analyze account;
            """;

    static Account of(ResultSet row) throws SQLException {
        return new Account(row.getLong(1), row.getString(2), row.getLong(3), row.getBoolean(4));
    }

    /** What follows from the id alone, so that it is the same whoever has changed the balance. */
    long sum() {
        return id + owner.length() + (closed ? 1 : 0);
    }
}
