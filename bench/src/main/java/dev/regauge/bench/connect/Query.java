package dev.regauge.bench.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A read whose planning costs little, and one whose planning costs much.
 *
 * @param name for tables
 * @param sql takes an id from 1 to {@link Account#ROWS}; its first column is a number, its second a text
 */
record Query(String name, String sql) {

    static final Query BY_PRIMARY_KEY = new Query("by primary key", BorrowedRead.SQL);

    /** Six tables, every step by primary key or index: four rows. */
    static final Query SIX_WAY_JOIN = new Query("six-way join", """
            select l.number, c.name, p.name, s.name, n.name, o.placed, l.quantity
            from orders o
            join customer c on c.id = o.customer
            join order_line l on l.orders = o.id
            join product p on p.id = l.product
            join supplier s on s.id = p.supplier
            join nation n on n.id = s.nation
            where o.id = ?
            order by l.number""");

    static final String SCHEMA = """
            create table nation (id int primary key, name text not null);
            create table supplier (id int primary key, nation int not null references nation, name text not null);
            create table product (id int primary key, supplier int not null references supplier, name text not null);
            create table customer (id int primary key, name text not null);
            create table orders (id bigint primary key, customer int not null references customer, placed date not null);
            create table order_line (
                orders bigint not null references orders, number int not null,
                product int not null references product, quantity int not null,
                primary key (orders, number));
            insert into nation select n, 'nation ' || n from generate_series(1, 25) n;
            insert into supplier select n, 1 + n % 25, 'supplier ' || n from generate_series(1, 100) n;
            insert into product select n, 1 + n % 100, 'product ' || n from generate_series(1, 2000) n;
            insert into customer select n, 'customer ' || n from generate_series(1, 1000) n;
            insert into orders select n, 1 + n % 1000, date '2026-01-01' + n % 300 from generate_series(1, 10000) n;
            insert into order_line
                select n, k, 1 + (n * 7 + k * 13) % 2000, k from generate_series(1, 10000) n, generate_series(1, 4) k;
            analyze nation, supplier, product, customer, orders, order_line;
            """;

    /** Prepares it as a program does that keeps no statements, runs it and reads every row. */
    long run(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                long sum = 0;
                while (rows.next()) {
                    sum += rows.getLong(1) + rows.getString(2).length();
                }
                return sum;
            }
        }
    }

    /** The same work under a text of its own: the server has then read its catalogues, and knows nothing of this one. */
    Query otherText() {
        return new Query(name, sql + " -- another text");
    }
}
