package dev.regauge.connect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyDual;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.ByteStreamWriter;

/** A COPY that runs, of whatever direction; when it is over the connection gets its limit back. */
final class OpenCopy implements CopyDual {

    private final CopyOperation copy;
    private final NoSocketTimeout off;

    OpenCopy(CopyOperation copy, NoSocketTimeout off) {
        this.copy = copy;
        this.off = off;
    }

    private CopyIn in() {
        return (CopyIn) copy;
    }

    private CopyOut out() {
        return (CopyOut) copy;
    }

    private void settle() throws SQLException {
        if (!copy.isActive()) {
            off.end();
        }
    }

    @Override
    public void writeToCopy(byte[] bytes, int offset, int length) throws SQLException {
        try {
            in().writeToCopy(bytes, offset, length);
        } finally {
            settle();
        }
    }

    @Override
    public void writeToCopy(ByteStreamWriter from) throws SQLException {
        try {
            in().writeToCopy(from);
        } finally {
            settle();
        }
    }

    @Override
    public void flushCopy() throws SQLException {
        try {
            in().flushCopy();
        } finally {
            settle();
        }
    }

    @Override
    public long endCopy() throws SQLException {
        try {
            return in().endCopy();
        } finally {
            settle();
        }
    }

    @Override
    public byte @Nullable [] readFromCopy() throws SQLException {
        return readFromCopy(true);
    }

    @Override
    public byte @Nullable [] readFromCopy(boolean block) throws SQLException {
        try {
            return out().readFromCopy(block);
        } finally {
            settle();
        }
    }

    /** Within the limit again: nothing of the work is waited for any more. */
    @Override
    public void cancelCopy() throws SQLException {
        off.end();
        copy.cancelCopy();
    }

    @Override
    public int getFieldCount() {
        return copy.getFieldCount();
    }

    @Override
    public int getFormat() {
        return copy.getFormat();
    }

    @Override
    public int getFieldFormat(int field) {
        return copy.getFieldFormat(field);
    }

    @Override
    public boolean isActive() {
        return copy.isActive();
    }

    @Override
    public long getHandledRowCount() {
        return copy.getHandledRowCount();
    }
}
