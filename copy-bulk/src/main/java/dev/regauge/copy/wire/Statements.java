package dev.regauge.copy.wire;

import java.io.IOException;
import java.util.List;

/** Sends statements without waiting, and tells the replies to expect theirs. */
final class Statements {

    private final Wire wire;
    private final Replies replies;
    private final PreparedTexts prepared;

    Statements(Wire wire, Replies replies, PreparedTexts prepared) {
        this.wire = wire;
        this.replies = replies;
        this.prepared = prepared;
    }

    /** Sends each text to be analysed anew. */
    void send(List<String> texts) throws IOException {
        send(texts, 0);
    }

    /** Sends texts by their names, those that have been used so often; 0 for no names at all. */
    void send(List<String> texts, int threshold) throws IOException {
        for (String sql : texts) {
            send(sql, threshold == 0 ? "" : prepared.name(sql, threshold));
        }
    }

    private void send(String sql, String name) throws IOException {
        boolean known = !name.isEmpty() && prepared.isThere(sql);
        synchronized (replies) {
            replies.expect(sql, name.isEmpty() ? Statements::nothing : () -> prepared.isThereNow(sql));
        }
        if (!known) {
            wire.sendParse(name, sql);
        }
        wire.sendExecute(name);
    }

    /** A {@code begin} that need not be sent. */
    void leaveOutBegin(String sql) {
        synchronized (replies) {
            replies.expectNothing(sql, "BEGIN");
        }
    }

    /** A {@code commit} that need not be sent, because the end of the group commits. */
    void leaveOutCommit(String sql) {
        synchronized (replies) {
            replies.expectByEndOfGroup(sql, "COMMIT");
        }
    }

    private static void nothing() {}

    /** Ends the group of statements: what is behind is executed even when one of them has failed. */
    void sync() throws IOException {
        for (String name : prepared.takeDropped()) {
            wire.sendClose(name);
        }
        synchronized (replies) {
            replies.expectEndOfGroup();
        }
        wire.sendSync();
    }
}
