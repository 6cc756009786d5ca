package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.report.Report.Unverified;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Outcome.Failure;
import dev.regauge.route.Outcome.Unmeasured;
import dev.regauge.route.Outcome.Value;
import dev.regauge.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reports to look at: a small order system with one finding or more of each class, an empty one, a hostile one, a large one. */
final class SampleReports {

    static final Route FROM_NG = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    private static final String JAVA = "src/main/java/com/example/orders/";
    private static final String ON_SERVER = "this statement, on PostgreSQL 17.11";

    private static final String DIFF = """
            --- a/pom.xml
            +++ b/pom.xml
            @@ -31,5 +31,5 @@
                 <dependency>
            -      <groupId>com.impossibl.pgjdbc-ng</groupId>
            -      <artifactId>pgjdbc-ng</artifactId>
            -      <version>0.8.9</version>
            +      <groupId>org.postgresql</groupId>
            +      <artifactId>postgresql</artifactId>
            +      <version>42.7.14</version>
                 </dependency>
            --- a/src/main/resources/application.yml
            +++ b/src/main/resources/application.yml
            @@ -4,4 +4,4 @@ spring:
               datasource:
            -    url: jdbc:pgsql://${DB_HOST:db1}:5432/orders?sslMode=require&networkTimeout=15000
            -    driver-class-name: com.impossibl.postgres.jdbc.PGDriver
            +    url: jdbc:postgresql://${DB_HOST:db1}:5432/orders?sslmode=require&socketTimeout=15
            +    driver-class-name: org.postgresql.Driver
                 username: orders
            """;

    private SampleReports() {}

    /** The order system on its way from pgjdbc-ng. */
    static Report orders() {
        return new Report(
                "cli/examples/legacy-orders",
                FROM_NG,
                "PostgreSQL 17.11, embedded",
                List.of(
                        "driver com.impossibl.pgjdbc-ng:pgjdbc-ng:0.8.9 (pom.xml:33)",
                        "3 connection targets in application.yml, application.properties and OrderImport.java",
                        "14 class files with 31 SQL statements",
                        "schema: db/changelog.xml, 9 changes applied to an embedded database"),
                ordersFindings(),
                List.of(
                        new Unverified(
                                in("ReportDao", 88, "monthly"),
                                "select {..} from orders where placed >= ? group by 1",
                                "A part of the text is known only when the program runs."),
                        new Unverified(
                                in("ReportDao", 112, "export"),
                                "select * from {..}",
                                "A part of the text is known only when the program runs."),
                        new Unverified(
                                in("AuditDao", 27, "archive"),
                                "insert into audit_archive select * from audit where at < ?",
                                "The relation audit_archive is not in the schema that was applied."),
                        new Unverified(
                                in("StockDao", 140, "recount"),
                                "begin; lock table stock; update stock set counted = ?; commit",
                                "Transaction control in a statement cannot be verified without running it.")),
                List.of(
                        "target/classes/com/example/orders/Broken.class could not be read: the file ends in the constant pool"),
                DIFF,
                false);
    }

    private static List<Finding> ordersFindings() {
        return List.of(
                finding("parameter-ignored", Change.SILENTLY_CHANGES)
                        .at(Location.inFile("src/main/resources/application.yml", 5))
                        .column(10)
                        .sql("jdbc:pgsql://${DB_HOST:db1}:5432/orders?sslMode=require&networkTimeout=15000", "sslMode")
                        .says("The parameter sslMode is not one that pgjdbc knows, and it is ignored.")
                        .because(
                                "pgjdbc-ng refuses a server without TLS here. pgjdbc spells the parameter sslmode, takes"
                                        + " no notice of any other spelling, and connects in plain text: passwords and rows cross"
                                        + " the network readable.")
                        .outcomes(
                                new Value("refused"),
                                new Value("connected without TLS"),
                                "probe connection/ng-ssl-mode")
                        .advice("Write sslmode, in lower case.")
                        .correct("jdbc:postgresql://${DB_HOST:db1}:5432/orders?sslmode=require&socketTimeout=15")
                        .safe()
                        .build(),
                finding("string-of-number", Change.SILENTLY_CHANGES)
                        .at(in("InvoiceDao", 64, "totals"))
                        .sink("Connection.prepareStatement")
                        .sql("""
                                select o.id,
                                       o.customer_id,
                                \tsum(l.price * l.quantity) as total
                                  from orders o
                                  join order_lines l on l.order_id = o.id
                                 where o.placed >= ?
                                 group by o.id, o.customer_id""", "total")
                        .says("getString(\"total\") reads a numeric column as text, and the text changes.")
                        .because(
                                "pgjdbc-ng formats numbers for reading, with at most three decimals and without trailing"
                                        + " zeros; pgjdbc gives the exact text. Whatever compares, hashes, parses or exports this"
                                        + " text sees another value.")
                        .outcomes(
                                new Value("\"0.123\""),
                                new Value("\"0.1234567890\""),
                                "probe reading/string-of-numeric")
                        .advice("Read the number as a number, and format it where it is shown.")
                        .correct("BigDecimal total = rows.getBigDecimal(\"total\");")
                        .build(),
                finding("string-for-typed-column", Change.BREAKS)
                        .at(in("OrderDao", 42, "find"))
                        .sink("Connection.prepareStatement")
                        .sql("select id, customer_id, state from orders where id = ?", "?")
                        .says("setString binds a text to orders.id, which is an int4.")
                        .because("pgjdbc-ng lets the server infer the type and converts the text. pgjdbc declares it"
                                + " varchar, and PostgreSQL has no operator that compares an integer with a varchar.")
                        .outcomes(
                                new Value("accepted"),
                                failure("42883", "operator does not exist: integer = character varying"),
                                ON_SERVER)
                        .advice("Bind the value with the setter of the column's type.")
                        .correct("statement.setInt(1, Integer.parseInt(orderId));")
                        .via(in("OrderService", 118, "show"), in("OrderDao", 40, "find"))
                        .build(),
                finding("unescaped-question-operator", Change.BREAKS)
                        .at(in("CatalogueDao", 77, "tagged"))
                        .sink("JdbcTemplate.query")
                        .sql("select sku from articles where tags ?| array['new', 'sale'] and shop_id = ?", "?|")
                        .says("The jsonb operator ?| is written without escape.")
                        .because(
                                "pgjdbc-ng recognises the operator. pgjdbc takes its question mark for a parameter, and"
                                        + " then misses a value for it.")
                        .outcomes(
                                new Value("rows [[A-1]]"),
                                failure("22023", "No value specified for parameter 2."),
                                "probe operators/question-bar")
                        .advice("Double the question mark.")
                        .correct("tags ??| array['new', 'sale']")
                        .build(),
                finding("driver-class-used", Change.UNKNOWN)
                        .at(in("Listener", 19, "start"))
                        .says("PGConnection.addNotificationListener is a method of pgjdbc-ng that no probe covers.")
                        .because("pgjdbc has no listener that is called; it is asked with getNotifications.")
                        .outcomes(new Unmeasured(), new Unmeasured(), "")
                        .advice("Ask for notifications in a loop of your own.")
                        .build(),
                finding("in-without-list", Change.ALREADY_BROKEN)
                        .at(in("StockDao", 31, "byArticles"))
                        .sink("Connection.prepareStatement")
                        .sql("select article_id, amount from stock where article_id in ?", "in ?")
                        .says("IN is followed by a bare parameter, which is no SQL.")
                        .because(
                                "Both drivers hand the statement to the server's parser, and the parser wants a list in"
                                        + " parentheses.")
                        .outcomes(
                                failure("42601", "syntax error at or near \"$1\""),
                                failure("42601", "syntax error at or near \"$1\""),
                                ON_SERVER)
                        .advice("Compare with an array.")
                        .correct("""
                                where article_id = any(?)

                                statement.setArray(1, connection.createArrayOf("int4", articleIds));
                                """)
                        .build(),
                fixed(OrderSql.CLOSE, 91, "close"),
                fixed("insert into audit(what) values (?); select currval('audit_id_seq')", 23, "record"));
    }

    private static final class OrderSql {
        static final String CLOSE =
                "update orders set state = ? where id = ?; delete from reservations where order_id = ?";
    }

    private static Finding fixed(String sql, int line, String method) {
        return finding("several-statements", Change.FIXED)
                .at(in("OrderDao", line, method))
                .sink("Connection.prepareStatement")
                .sql(sql, ";")
                .says("Two statements with parameters stand in one text.")
                .because("pgjdbc-ng prepares the text as one statement and the server refuses; pgjdbc splits it.")
                .outcomes(
                        failure("42601", "cannot insert multiple commands into a prepared statement"),
                        new Value("accepted"),
                        ON_SERVER)
                .build();
    }

    /** A clean project; two things could not be looked at. */
    static Report empty() {
        return new Report(
                "orders-upgraded",
                FROM_NG,
                "PostgreSQL 17.11, embedded",
                List.of("14 class files with 31 SQL statements"),
                List.of(),
                List.of(new Unverified(
                        in("ReportDao", 112, "export"), "select * from {..}", "A part is known only at run time.")),
                List.of("lib/old.jar is not read"),
                "",
                false);
    }

    /** Nothing at all. */
    static Report blank() {
        return new Report("nothing", FROM_NG, "", List.of(), List.of(), List.of(), List.of(), "", false);
    }

    /** One finding and nothing else. */
    static Report of(Finding... findings) {
        return new Report(
                "p", FROM_NG, "PostgreSQL 17.11", List.of(), List.of(findings), List.of(), List.of(), "", false);
    }

    /** The same text, meant to do harm, in every place that holds text from outside. */
    static Report hostile(String text) {
        Location location = new Location(text, 7, text, text);
        Finding finding = finding(text, Change.BREAKS)
                .at(location)
                .sink(text)
                .sql(text + "?", "?")
                .says(text)
                .because(text)
                .outcomes(new Value(text), new Failure(Optional.of(text), text), text)
                .advice(text)
                .correct(text)
                .via(location)
                .build();
        return new Report(
                text,
                FROM_NG,
                text,
                List.of(text),
                List.of(finding),
                List.of(new Unverified(location, text, text)),
                List.of(text),
                "--- " + text + "\n+++ " + text + "\n@@ -1 +1 @@\n-" + text + "\n+" + text + "\n",
                true);
    }

    /** As many findings, spread over the classes. */
    static Report large(int findings) {
        List<Finding> sample = orders().findings();
        List<Finding> many = new ArrayList<>();
        IntStream.range(0, findings).forEach(i -> many.add(sample.get(i % sample.size())));
        return new Report("large", FROM_NG, "", List.of("much"), many, List.of(), List.of(), "", false);
    }

    static Location in(String simpleName, int line, String method) {
        return new Location(JAVA + simpleName + ".java", line, "com.example.orders." + simpleName, method);
    }

    private static Outcome failure(String state, String message) {
        return new Failure(Optional.of(state), message);
    }

    static Builder finding(String rule, Change change) {
        return new Builder(rule, change);
    }

    /** A finding, piece by piece. */
    static final class Builder {

        private final String rule;
        private final Change change;
        private Severity severity;
        private Location location = Location.inFile("f", 1);
        private OptionalInt column = OptionalInt.empty();
        private String sink = "";
        private String sql = "";
        private OptionalInt caret = OptionalInt.empty();
        private String message = "m";
        private String why = "";
        private Outcome from = new Unmeasured();
        private Outcome to = new Unmeasured();
        private String source = "";
        private String advice = "";
        private Optional<String> corrected = Optional.empty();
        private boolean safeEdit;
        private List<Location> via = List.of();

        private Builder(String rule, Change change) {
            this.rule = rule;
            this.change = change;
            this.severity = Severity.of(change);
        }

        Builder severity(Severity severity) {
            this.severity = severity;
            return this;
        }

        Builder at(Location location) {
            this.location = location;
            return this;
        }

        Builder column(int column) {
            this.column = OptionalInt.of(column);
            return this;
        }

        Builder sink(String sink) {
            this.sink = sink;
            return this;
        }

        /** The statement, and the last piece of it that the finding is about. */
        Builder sql(String sql, String place) {
            this.sql = sql;
            this.caret = OptionalInt.of(sql.lastIndexOf(place));
            return this;
        }

        Builder says(String message) {
            this.message = message;
            return this;
        }

        Builder because(String why) {
            this.why = why;
            return this;
        }

        Builder outcomes(Outcome from, Outcome to, String source) {
            this.from = from;
            this.to = to;
            this.source = source;
            return this;
        }

        Builder advice(String advice) {
            this.advice = advice;
            return this;
        }

        Builder correct(String corrected) {
            this.corrected = Optional.of(corrected);
            return this;
        }

        Builder safe() {
            this.safeEdit = true;
            return this;
        }

        Builder via(Location... via) {
            this.via = List.of(via);
            return this;
        }

        Finding build() {
            return new Finding(
                    rule, change, severity, location, column, sink, sql, caret, message, why, from, to, source, advice,
                    corrected, safeEdit, via);
        }
    }
}
