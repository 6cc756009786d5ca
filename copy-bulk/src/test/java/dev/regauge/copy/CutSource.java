package dev.regauge.copy;

import dev.regauge.testing.FaultProxy;
import dev.regauge.testing.TestDatabase;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A data source one of whose connections is cut off after some bytes of the server's; the next ones are whole. */
final class CutSource extends PGSimpleDataSource {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient FaultProxy proxy;
    private transient @Nullable Connection cut;
    private int bytes;

    CutSource(TestDatabase database, FaultProxy proxy) {
        this.proxy = proxy;
        setUrl(database.through(proxy).url());
        setUser(database.user());
        setPassword(database.password());
    }

    /** The next connection is cut off after so many bytes. */
    void cutNextAfter(int bytesToClient) throws SQLException {
        proxy.pass();
        cut = super.getConnection();
        bytes = bytesToClient;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection next = cut;
        cut = null;
        if (next == null) {
            proxy.pass();
            return super.getConnection();
        }
        proxy.cutAfterBytesToClient(bytes);
        return next;
    }
}
