package dev.regauge.bench.connect;

/**
 * Where a contender connects to: the server, or the proxy in front of it.
 *
 * @param host its address
 * @param port its port
 */
record Address(String host, int port) {

    /** Without user; nobody needs a password. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + BenchServer.DATABASE;
    }
}
