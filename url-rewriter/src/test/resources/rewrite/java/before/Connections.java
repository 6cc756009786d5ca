package example;

// jdbc:pgsql://db/comment
/* "jdbc:pgsql://db/comment" */
class Connections {
    static final char QUOTE = '"';
    static final String PLAIN = "jdbc:pgsql://db1:5433/orders?sslMode=require";
    static final String LOGIN = "jdbc:pgsql://app:p%40s%3As%2Fs3cr3t%23%2B%25@db/orders";
    static final String DRIVER = "com.impossibl.postgres.jdbc.PGDriver";
    static final String SPLIT = "jdbc:pgsql://db/orders"
            + "?sslMode=require"
            + "&networkTimeout=500";
    static final String PREFIX = "jdbc:pgsql://";
    static final String BLOCK = """
            url: jdbc:pgsql://db/block?x="y"
            """;

    String chain(String host, int port, String db) {
        return "jdbc:pgsql://" + host + ":" + port + "/" + db;
    }

    String withParameters(Config c) {
        return "jdbc:pgsql://" + c.host("db", 1) + "/" + (c.test() ? "a" : "b") + "?user=" + c.user() + "&sslMode=require";
    }

    String moved(String user, String password, String host) {
        return "jdbc:pgsql://" + user + ":" + password + "@" + host + "/orders";
    }

    String unknown(String rest) {
        return "jdbc:pgsql:" + rest;
    }

    String hidden(String host, String parameters) {
        return "jdbc:pgsql://" + host + "/orders?" + parameters;
    }

    String formatted(String host, int port, String db) {
        return String.format("jdbc:pgsql://%s:%d/%s", host, port, db);
    }

    String movedFormat(String u, String p, String h) {
        return "jdbc:pgsql://%s:%s@%s/orders".formatted(u, p, h);
    }

    java.sql.Connection open() throws java.sql.SQLException {
        return java.sql.DriverManager.getConnection("jdbc:pgsql://db/orders", "app", "s3cr3t-java");
    }

    boolean ours(String url) {
        return url.startsWith("jdbc:pgsql:");
    }

    String message() {
        return "jdbc:pgsql://db/orders cannot be reached";
    }

    String escaped = "\tjdbc:pgsql://db/\u006frders";
}

class Chained {
    static final String URL = "jdbc:pgsql://job:s3cr3t@db/orders"
            + "?sslMode=require&networkTimeout=120000";

    // an apostrophe isn't a character, and "jdbc:pgsql://no" is no literal
    String concatenated = url("a" + "b") + "jdbc:pgsql://db/" + 'x' + /* why */ "y" + "?sslMode=allow";
    String ternary = test ? "jdbc:pgsql://a/d" + x : "jdbc:pgsql://b/d";
    String[] several = {"jdbc:pgsql://a/d", "x" + "jdbc:pgsql://b/d" + "?sslMode=prefer"};
}
