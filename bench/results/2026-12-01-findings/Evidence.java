import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.*;
class Evidence {
    interface Piece { void run(Connection c) throws Exception; }
    static void tried(String name, Connection c, Piece piece) throws Exception {
        System.out.println(name);
        try { piece.run(c); System.out.println("  no exception"); }
        catch (SQLException e) {
            for (Throwable t = e; t != null; t = t.getCause()) shown("  ", t);
            if (e.getNextException() != null) shown("  next ", e.getNextException());
        }
        try (Statement s = c.createStatement()) { s.execute("select 1"); } catch (SQLException e) { shown("  then ", e); }
        c.rollback();
    }
    static void shown(String head, Throwable t) {
        System.out.println(head + t.getClass().getName() + " " + (t instanceof SQLException s ? s.getSQLState() : "") + ", SQLIntegrityConstraintViolationException: " + (t instanceof SQLIntegrityConstraintViolationException) + ": " + t.getMessage().lines().findFirst().get());
    }
    public static void main(String[] a) throws Exception {
        try (EmbeddedPostgres pg = EmbeddedPostgres.start(); Connection c = pg.getPostgresDatabase().getConnection()) {
            System.out.println(c.getMetaData().getDriverName() + " " + c.getMetaData().getDriverVersion() + ", PostgreSQL " + c.getMetaData().getDatabaseProductVersion());
            try (Statement s = c.createStatement()) {
                s.execute("create table lock_table (row_key varchar(128) primary key, xid varchar(128))");
                s.execute("insert into lock_table values ('k', 'x1')");
                s.execute("create table circle (id int8 primary key, owner_id int8, idx int4)");
            }
            c.setAutoCommit(false);
            String insert = "insert into lock_table (row_key, xid) values (?, ?)";
            tried("executeUpdate of a duplicate", c, k -> { try (PreparedStatement p = k.prepareStatement(insert)) { p.setString(1, "k"); p.setString(2, "x2"); p.executeUpdate(); } });
            tried("executeBatch with a duplicate", c, k -> { try (PreparedStatement p = k.prepareStatement(insert)) { for (String key : new String[] {"a", "k"}) { p.setString(1, key); p.setString(2, "x2"); p.addBatch(); } p.executeBatch(); } });
            tried("UPDATE ? SET, bound as DataNucleus does", c, k -> { try (PreparedStatement p = k.prepareStatement("UPDATE ? SET owner_id = ?,idx = ? WHERE id = ?")) { p.setString(1, "circle"); p.setLong(2, 1); p.setInt(3, 0); p.setLong(4, 7); p.executeUpdate(); } });
            tried("UPDATE ? SET, its first value unbound", c, k -> { try (PreparedStatement p = k.prepareStatement("UPDATE ? SET owner_id = NULL, idx = NULL WHERE owner_id = ?")) { p.setLong(1, 1); p.executeUpdate(); } });
        }
    }
}
