package dev.regauge.bench;

import java.util.List;

/** Statements as applications write them, for benchmarks of what reads SQL. */
final class SqlCorpus {

    private static final List<String> STATEMENTS = List.of(
            "SELECT o.id, o.customer_id, o.placed_at, o.total FROM orders o WHERE o.customer_id = ? AND o.status IN (?, ?, ?)"
                    + " ORDER BY o.placed_at DESC LIMIT ? OFFSET ?;\n",
            "INSERT INTO order_line (order_id, position, article, quantity, price) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (order_id, position) DO UPDATE SET quantity = excluded.quantity, price = excluded.price;\n",
            "UPDATE stock SET quantity = quantity - ?, changed_at = now(), note = 'reserved for ''web'' orders' WHERE article = ?"
                    + " AND quantity >= ?;\n",
            "-- orders that were never paid\nDELETE FROM orders WHERE paid_at IS NULL AND placed_at < now() - interval '90 days';\n",
            """
            WITH RECURSIVE tree (id, parent_id, path) AS (
                SELECT id, parent_id, ARRAY[id] FROM category WHERE parent_id IS NULL
                UNION ALL
                SELECT c.id, c.parent_id, t.path || c.id FROM category c JOIN tree t ON c.parent_id = t.id
            )
            SELECT * FROM tree WHERE NOT ? = ANY(path) /* no cycles */;
            """,
            "SELECT data->'items'->0->>'name', data @> '{\"paid\": true}'::jsonb, data ?? 'coupon' FROM basket WHERE tags ??| array[?, ?]"
                    + " AND (data #>> '{customer,name}') ILIKE '%' || ? || '%';\n",
            "SELECT \"Kunde\".\"Größe\", E'tab\\tand \\'quote\\'', U&'d\\0061ta', 1.5e-3, 0x1F, $1::numeric(12,2) FROM \"Kunde\";\n",
            """
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                NEW.changed_at := clock_timestamp();  -- not now(): that is the transaction's start
                RETURN NEW;
            END;
            $body$;
            """,
            "SELECT count(*) FILTER (WHERE total > 100), sum(total) OVER (PARTITION BY customer_id ORDER BY placed_at ROWS BETWEEN 3"
                    + " PRECEDING AND CURRENT ROW) FROM orders GROUP BY GROUPING SETS ((customer_id), ());\n");

    private SqlCorpus() {}

    /** The statements over and over, up to about this many characters, and at least the first. */
    static String ofLength(int characters) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        do {
            text.append(STATEMENTS.get(next++ % STATEMENTS.size()));
        } while (text.length() + STATEMENTS.get(next % STATEMENTS.size()).length() <= characters);
        return text.toString();
    }
}
