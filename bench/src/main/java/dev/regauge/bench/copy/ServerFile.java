package dev.regauge.bench.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The server reads a file of its own, as long as the rows are many: no client, no network. */
record ServerFile<T>(String name, Shape<T> shape) implements Way<T> {

    /** Has the server write the file, which goes with the server: all the rows of a table. */
    static <T> ServerFile<T> of(String name, Shape<T> shape, String from, Connection connection) throws SQLException {
        ServerFile<T> file = new ServerFile<>(name, shape);
        file.execute(connection, "copy " + from + " to");
        return file;
    }

    @Override
    public void store(Connection connection, Repeated<T> rows) throws SQLException {
        execute(connection, "copy " + shape.table() + " from");
    }

    /** In a block of the server's own language, since a COPY takes no parameter and its file has a whole path. */
    private void execute(Connection connection, String copy) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin execute format('" + copy + " %L (format binary)', "
                    + "current_setting('data_directory') || '/" + shape.table() + ".copy'); end $$");
        }
    }
}
