package dev.regauge.load;

import dev.regauge.load.ledger.Part;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Whether what an earlier run has stored of a file still is what the file has there. */
final class Verification {

    private Verification() {}

    /** Reads the parts again that are done. @throws LoadRefusedException where one of them has changed */
    static void require(List<OpenFile> files, List<Part> done, LoadWatch watch) throws IOException {
        if (done.isEmpty()) {
            return;
        }
        watch.begins("checking what is there");
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            require(
                    files.get(i),
                    done.stream()
                            .filter(part -> part.file() == file)
                            .sorted(Comparator.comparingLong(Part::from))
                            .toList());
        }
    }

    /** Whether one of these parts, of whatever file, still stands where it stood. */
    static boolean hasAny(List<OpenFile> files, List<Part> parts) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (Part part : parts) {
            if (part.to() > part.from()) {
                try (InputStream text = files.get(part.file()).source().open(part.from())) {
                    if (crc(text, part.to() - part.from(), buffer) == part.crc()) {
                        return true;
                    }
                } catch (EOFException e) {
                    // it ends before
                }
            }
        }
        return false;
    }

    /** Which of these parts stand in a file in their place, whatever file they are of. */
    static Set<Part> standing(OpenFile file, List<Part> parts) throws IOException {
        Map<Long, List<Part>> byBeginning = new TreeMap<>();
        parts.forEach(part -> byBeginning
                .computeIfAbsent(part.from(), from -> new ArrayList<>())
                .add(part));
        Set<Part> standing = new HashSet<>();
        for (Map.Entry<Long, List<Part>> same : byBeginning.entrySet()) {
            try (InputStream text = file.source().open(same.getKey())) {
                addStanding(text, same.getKey(), same.getValue(), standing);
            } catch (EOFException e) {
                // it ends before, so that none of them stands there
            }
        }
        return standing;
    }

    /** In one pass, since a sum can be asked for on its way. */
    private static void addStanding(InputStream text, long from, List<Part> parts, Set<Part> standing)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        CRC32C crc = new CRC32C();
        long at = from;
        for (Part part :
                parts.stream().sorted(Comparator.comparingLong(Part::to)).toList()) {
            if (!update(crc, text, part.to() - at, buffer)) {
                return;
            }
            at = part.to();
            if (crc.getValue() == part.crc()) {
                standing.add(part);
            }
        }
    }

    /** Whether a file has the rows of these parts, and nothing behind them but blank lines or the end of COPY's text. */
    static boolean isAll(OpenFile file, List<Part> parts) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long at = file.firstRow().offset();
        try (InputStream text = file.source().open(at)) {
            for (Part part : parts) {
                if (part.from() != at || crc(text, part.to() - at, buffer) != part.crc()) {
                    return false;
                }
                at = part.to();
            }
            return isBlank(text);
        }
    }

    private static boolean isBlank(InputStream text) throws IOException {
        byte[] rest = text.readNBytes(1 << 10);
        return rest.length < 1 << 10
                && new String(rest, StandardCharsets.ISO_8859_1).strip().matches("(\\\\\\.)?");
    }

    private static void require(OpenFile file, List<Part> parts) throws IOException {
        if (parts.isEmpty()) {
            return;
        }
        byte[] buffer = new byte[1 << 16];
        long at = parts.get(0).from();
        try (Tail text = new Tail(file.source().open(at))) {
            for (Part part : parts) {
                skip(text, part.from() - at);
                if (crc(text, part.to() - part.from(), buffer) != part.crc()) {
                    throw new LoadRefusedException(
                            "The file is not the one of the earlier run\n  found:    the rows from "
                                    + part.firstRow() + " to " + (part.nextRow() - 1) + " of "
                                    + file.source().name()
                                    + " have changed since they were stored\n  to fix:   give the file as it was; rows"
                                    + " that are not stored yet may be corrected. To begin"
                                    + " anew, remove from the table what it holds of the file, and its load from the ledger");
                }
                requireWholeRow(file, part, text);
                at = part.to();
            }
        }
    }

    /** A row that the file ended in was stored as far as it went; what was written since belongs to it. */
    private static void requireWholeRow(OpenFile file, Part part, Tail text) throws IOException {
        if (!text.isBehindLine() && text.read() >= 0) {
            throw new LoadRefusedException("The file has grown in the middle of a row that is stored\n  found:    row "
                    + (part.nextRow() - 1) + " of " + file.source().name()
                    + " ended without a line end then, and goes on now\n  to fix:   give the file as it was; or remove"
                    + " from the table what it holds of the file, and its load from regauge_load, and load again");
        }
    }

    /** Remembers the last byte that was read. */
    private static final class Tail extends FilterInputStream {
        private int last = '\n';

        Tail(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read > 0) {
                last = bytes[from + read - 1];
            }
            return read;
        }

        boolean isBehindLine() {
            return last == '\n' || last == '\r';
        }
    }

    /** As far as there is something. */
    private static void skip(InputStream text, long length) throws IOException {
        long left = length;
        while (left > 0 && text.read() >= 0) {
            left -= 1 + text.skip(left - 1);
        }
    }

    private static long crc(InputStream text, long length, byte[] buffer) throws IOException {
        CRC32C crc = new CRC32C();
        return update(crc, text, length, buffer) ? crc.getValue() : -1;
    }

    /** @return false where the text ends before */
    private static boolean update(CRC32C crc, InputStream text, long length, byte[] buffer) throws IOException {
        long left = length;
        while (left > 0) {
            int read = text.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return false;
            }
            crc.update(buffer, 0, read);
            left -= read;
        }
        return true;
    }
}
