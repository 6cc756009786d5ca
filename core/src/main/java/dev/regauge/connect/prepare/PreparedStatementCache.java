package dev.regauge.connect.prepare;

/**
 * How many prepared statements a driver keeps on each connection, and so the server for it.
 *
 * @param statements SQL texts; what was used least lately goes first
 * @param mebibytes an upper limit on the memory of the client that pgjdbc reckons for them; pgjdbc-ng has none
 */
public record PreparedStatementCache(int statements, int mebibytes) {

    /** pgjdbc's own: 256 statements, 5 MiB. */
    public static final PreparedStatementCache DEFAULT = new PreparedStatementCache(256, 5);
}
