package dev.regauge.bench.connect;

import dev.regauge.bench.paired.Contender;
import dev.regauge.bench.run.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The ceiling: BEGIN, the hundred statements and COMMIT, prepared by name, in one write with one Sync, and every reply
 * read and decoded.
 */
final class RawFlight implements Contender {

    static final String NAME = "raw, one flight";

    private static final byte[] BEGIN = FrontendMessages.bytes("begin");
    private static final byte[] COMMIT = FrontendMessages.bytes("commit");

    private final RawConnection connection;
    private final List<Statement> prepared = new ArrayList<>();
    private final Draw draw = new Draw();

    private static final class Statement {
        private final byte[] name;
        private final Step.Kind kind;

        Statement(String name, Step.Kind kind) {
            this.name = FrontendMessages.bytes(name);
            this.kind = kind;
        }
    }

    RawFlight(Address address) throws IOException {
        connection = new RawConnection(address);
        connection.prepare(BEGIN, "begin");
        connection.prepare(COMMIT, "commit");
        for (Step step : Step.hundred()) {
            Statement statement = new Statement("s" + prepared.size(), step.kind());
            connection.prepare(statement.name, step.numbered());
            prepared.add(statement);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long run() throws IOException {
        FrontendMessages messages = connection.messages();
        messages.bind(BEGIN, 0);
        messages.execute();
        for (Statement statement : prepared) {
            write(messages, statement);
        }
        messages.bind(COMMIT, 0);
        messages.execute();
        messages.sync();
        connection.send();
        return sumOfReplies();
    }

    private void write(FrontendMessages messages, Statement statement) {
        switch (statement.kind) {
            case READ -> {
                messages.bind(statement.name, 1);
                messages.parameter(draw.id());
            }
            case INSERT -> {
                messages.bind(statement.name, 3);
                messages.parameter(draw.id());
                messages.parameter(draw.amount());
                messages.parameter(draw.note());
            }
            case UPDATE -> {
                messages.bind(statement.name, 2);
                messages.parameter(draw.amount());
                messages.parameter(draw.id());
            }
        }
        messages.execute();
    }

    /** The number at the end of a tag: {@code UPDATE 1}, {@code INSERT 0 1}; a SELECT's rows come by themselves. */
    private long sumOfReplies() throws IOException {
        BackendMessages replies = connection.replies();
        List<List<Account>> read = new ArrayList<>();
        List<Account> rows = new ArrayList<>();
        long sum = 0;
        for (char tag = replies.next(); tag != 'Z'; tag = replies.next()) {
            if (tag == 'D') {
                rows.add(account(replies));
            } else if (tag == 'C' && replies.body().get(replies.body().position()) == 'S') {
                read.add(rows);
                rows = new ArrayList<>();
            } else if (tag == 'C') {
                sum += count(replies.body());
            }
        }
        for (List<Account> accounts : read) {
            sum += accounts.get(0).sum();
        }
        return sum;
    }

    /** BEGIN and COMMIT have none. */
    private static long count(ByteBuffer tag) {
        byte first = tag.get(tag.position());
        return first == 'I' ? digit(tag, 9) : first == 'U' ? digit(tag, 7) : 0;
    }

    private static long digit(ByteBuffer tag, int at) {
        return Character.digit(tag.get(tag.position() + at), 10);
    }

    private static Account account(BackendMessages replies) {
        ByteBuffer row = replies.body();
        row.getShort();
        row.getInt();
        long id = row.getLong();
        String owner = replies.text(row.getInt());
        row.getInt();
        long balance = row.getLong();
        row.getInt();
        return new Account(id, owner, balance, row.get() != 0);
    }

    @Override
    public void close() {
        connection.close();
    }
}
