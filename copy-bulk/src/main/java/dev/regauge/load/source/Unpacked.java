package dev.regauge.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What gzip has packed, in one member or several. Other than the JDK's stream it asks nobody how much is available, which
 * ends a file early where the answer is 0, and takes nothing but zeros behind the last member, which tapes leave there.
 */
final class Unpacked extends InputStream {

    private final String name;
    private final GzipInput packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long length;
    private boolean ended;

    Unpacked(InputStream in, String name) throws IOException {
        this.name = name;
        this.packed = new GzipInput(in, name);
        packed.header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(bytes, from, wanted);
            if (count > 0) {
                crc.update(bytes, from, count);
                length += count;
                return count;
            } else if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                packed.feed(inflater);
            } else {
                throw packed.damaged("it needs a dictionary");
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int from, int wanted) throws IOException {
        try {
            return inflater.inflate(bytes, from, wanted);
        } catch (DataFormatException e) {
            throw packed.damaged(String.valueOf(e.getMessage()));
        }
    }

    private void endMember() throws IOException {
        packed.back(inflater.getRemaining());
        long expectedCrc = packed.word();
        long expectedLength = packed.word();
        if (expectedCrc != crc.getValue() || expectedLength != (length & 0xFFFFFFFFL)) {
            throw packed.damaged("its checksum does not fit what was unpacked");
        }
        inflater.reset();
        crc.reset();
        length = 0;
        ended = !packed.nextHeader();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        packed.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
