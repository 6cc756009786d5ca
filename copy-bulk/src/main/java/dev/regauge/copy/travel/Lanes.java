package dev.regauge.copy.travel;

import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;

/**
 * The connections of a load by several streams.
 *
 * @param connections one for each stream, in autocommit mode and in no transaction
 * @param begin statements that begin a transaction on each, {@code begin} first
 * @param release gives them back; called once, when none of them is used any more
 * @param source where another one can be had, to clear up behind a stream that was lost
 */
public record Lanes(List<Connection> connections, List<String> begin, Runnable release, DataSource source) {

    public Lanes {
        connections = List.copyOf(connections);
        begin = List.copyOf(begin);
    }
}
