package example;

// jdbc:pgsql://db/comment
/* "jdbc:pgsql://db/comment" */
class Connections {
    static final char QUOTE = '"';
    static final String PLAIN = "jdbc:postgresql://db1:5433/orders?sslmode=require";
    static final String LOGIN = "jdbc:postgresql://db/orders?user=app&password=p%40s%3As%2Fs3cr3t%23%2B%25";
    static final String DRIVER = "org.postgresql.Driver";
    static final String SPLIT = "jdbc:postgresql://db/orders"
            + "?sslmode=require"
            + "&socketTimeout=1";
    static final String PREFIX = "jdbc:pgsql://";
    static final String BLOCK = """
            url: jdbc:postgresql://db/block?x="y"
            """;

    String chain(String host, int port, String db) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + db;
    }

    String withParameters(Config c) {
        return "jdbc:postgresql://" + c.host("db", 1) + "/" + (c.test() ? "a" : "b") + "?user=" + c.user() + "&sslmode=require";
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
        return String.format("jdbc:postgresql://%s:%d/%s", host, port, db);
    }

    String movedFormat(String u, String p, String h) {
        return "jdbc:pgsql://%s:%s@%s/orders".formatted(u, p, h);
    }

    java.sql.Connection open() throws java.sql.SQLException {
        return java.sql.DriverManager.getConnection("jdbc:postgresql://db/orders", "app", "s3cr3t-java");
    }

    boolean ours(String url) {
        return url.startsWith("jdbc:pgsql:");
    }

    String message() {
        return "jdbc:pgsql://db/orders cannot be reached";
    }

    String escaped = "\tjdbc:postgresql://db/orders";
}

class Chained {
    static final String URL = "jdbc:postgresql://db/orders"
            + "?user=job&password=s3cr3t&sslmode=require&socketTimeout=120";

    // an apostrophe isn't a character, and "jdbc:pgsql://no" is no literal
    String concatenated = url("a" + "b") + "jdbc:postgresql://db/" + 'x' + /* why */ "y" + "?sslmode=allow";
    String ternary = test ? "jdbc:postgresql://a/d" + x : "jdbc:postgresql://b/d";
    String[] several = {"jdbc:postgresql://a/d", "x" + "jdbc:postgresql://b/d" + "?sslmode=prefer"};
}
