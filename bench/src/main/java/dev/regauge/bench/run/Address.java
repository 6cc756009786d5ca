package dev.regauge.bench.run;

/**
 * Where a contender connects to: the server, or the proxy in front of it.
 *
 * @param host its address
 * @param port its port
 */
public record Address(String host, int port) {

    /** Without user; nobody needs a password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + BenchServer.DATABASE;
    }
}
