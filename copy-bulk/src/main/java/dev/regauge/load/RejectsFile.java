package dev.regauge.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.regauge.load.lane.UnderLedger;
import dev.regauge.load.source.Source;
import dev.regauge.load.store.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each refused row in a line of JSON, with the row as it stands in the file. Written before the transaction that
 * leaves the row out is committed. Safe for use by several threads.
 */
final class RejectsFile implements UnderLedger.Rejects, AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String BEGIN = "{\"file\":\"";
    private static final int HEAD = 1 << 16;

    private final Path asked;
    private final List<Source> files;
    private final Map<String, String> names = new HashMap<>();
    private Optional<String> load = Optional.empty();
    private @Nullable RejectsStore store;
    private long rows;

    /**
     * Writes nothing before there is a row, and never to a file that has rows of another load.
     *
     * @param asked where they are told, unless rows of another load are there
     * @param files the load's files
     */
    RejectsFile(Path asked, List<Source> files) {
        this.asked = asked;
        this.files = List.copyOf(files);
        files.forEach(file -> names.put(RejectsStore.canonical(file.name()), file.name()));
    }

    /** Whether a row of one of the load's files is still to be told of. */
    interface Told {
        boolean isTold(String file, long row);
    }

    /**
     * Forgets what an earlier run has told of rows that it did not settle: they are looked at again. What other loads have
     * told stays.
     *
     * @return how many rows of this load's files are left, each told once
     */
    synchronized long keepOnly(Told told) throws IOException {
        RejectsStore there = store;
        if (there == null || !there.isFile()) {
            return 0;
        }
        Set<String> seen = new HashSet<>();
        there.keep(line -> {
            Optional<Place> place = Place.of(line);
            return place.isPresent() && isKept(place.get(), told, seen);
        });
        rows = seen.size();
        return rows;
    }

    /** The load's files may have been named in another way. */
    private boolean isKept(Place place, Told told, Set<String> seen) {
        String file = names.get(RejectsStore.canonical(place.file));
        return file == null || (told.isTold(file, place.row) && seen.add(place.row + " " + file));
    }

    private record Place(String file, long row) {

        /** Which load has written a line, of which the end may be missing. */
        static Optional<String> load(byte[] line) {
            try (JsonParser parser = JSON.createParser(line)) {
                while (parser.nextToken() != null && !"row".equals(parser.currentName())) {
                    if (parser.currentToken() == JsonToken.VALUE_STRING && "load".equals(parser.currentName())) {
                        return Optional.of(parser.getText());
                    }
                }
            } catch (IOException e) {
                // it was cut off before that
            }
            return Optional.empty();
        }

        /** Empty for a line that was cut off when it was written. */
        static Optional<Place> of(byte[] line) {
            String file = null;
            long row = -1;
            boolean isOurs = false;
            try (JsonParser parser = JSON.createParser(line)) {
                while (parser.nextToken() != null) {
                    String name = String.valueOf(parser.currentName());
                    if (parser.currentToken() == JsonToken.VALUE_STRING && name.equals("file")) {
                        file = parser.getText();
                    } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && name.equals("row")) {
                        row = parser.getLongValue();
                    }
                    isOurs |= name.equals("sqlstate");
                }
            } catch (IOException e) {
                return Optional.empty();
            }
            return file == null || row < 0 || !isOurs ? Optional.empty() : Optional.of(new Place(file, row));
        }
    }

    @Override
    public synchronized void takeBack(int file, List<Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        String name = files.get(file).name();
        Set<Long> numbers = refused.stream().map(Refused::row).collect(Collectors.toSet());
        try {
            keepOnly((told, row) -> !told.equals(name) || !numbers.contains(row));
        } catch (IOException e) {
            throw new UncheckedIOException("The rejected rows cannot be written to " + path(), e);
        }
    }

    /** Writes them to the disk. */
    @Override
    public synchronized void keep(int file, List<Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        try {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (Refused row : refused) {
                write(file, row, lines);
            }
            claimed().add(lines.toByteArray());
            rows += refused.size();
        } catch (IOException e) {
            throw new UncheckedIOException("The rejected rows cannot be written to " + path(), e);
        }
    }

    private void write(int file, Refused row, ByteArrayOutputStream to) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(to)) {
            json.writeStartObject();
            Source source = files.get(file);
            json.writeStringField("file", source.name());
            writeOptional(json, "load", load);
            json.writeNumberField("row", row.row());
            OptionalLong offset = source.inFile(row.offset());
            if (offset.isPresent()) {
                json.writeNumberField("offset", offset.getAsLong());
            }
            writeOptional(json, "column", row.column());
            json.writeStringField("sqlstate", row.state());
            writeOptional(json, "constraint", row.constraint());
            json.writeStringField("reason", row.reason());
            json.writeStringField(row.base64() ? "base64" : "text", row.text());
            json.writeEndObject();
        }
        to.write('\n');
    }

    private static void writeOptional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    /**
     * Nothing is written over what is something else, and no load begins that could not tell of its rows.
     *
     * @param isNeeded whether rows may be rejected, or the user has named a folder
     * @throws LoadRefusedException where something else is there, or nothing can be written
     */
    void requireWritable(boolean isNeeded) throws IOException {
        if (isNeeded && !isWritable()) {
            throw new LoadRefusedException("The rejected rows could not be written\n  found:    " + asked
                    + (Files.isDirectory(folder()) ? " cannot be written to" : " is in a folder that is not there")
                    + "\n  to fix:   name another file for them, or create its folder with the right to write there");
        }
        if (Files.isDirectory(asked) || isSource() || (isLines(asked) && !isRejects(head(asked)))) {
            throw new LoadRefusedException(
                    "The rejected rows would be written over something else\n  found:    " + asked
                            + " is there, and has no rejected rows of an earlier load\n  to fix:   name another file for them");
        }
    }

    /** Beside one that has rows of another load there must be room for another one. */
    private boolean isWritable() throws IOException {
        if (Files.isSymbolicLink(asked) && !Files.exists(asked)) {
            return false;
        }
        boolean isThere = Files.exists(asked);
        return (!isThere || Files.isWritable(asked)) && ((isThere && !isLines(asked)) || Files.isWritable(folder()));
    }

    private Path folder() {
        Path folder = asked.toAbsolutePath().getParent();
        return folder == null ? asked.toAbsolutePath() : folder;
    }

    private static boolean isLines(Path path) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) > 0;
    }

    /** What another load writes to is its file of rejects. */
    private static byte[] head(Path path) throws IOException {
        try (RejectsStore store = new RejectsStore(path)) {
            return store.hold() ? store.head(HEAD) : BEGIN.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** The first line may be longer, or have been cut off. */
    private static boolean isRejects(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return end < 0
                ? text.startsWith(BEGIN) || BEGIN.startsWith(text)
                : Place.of(Arrays.copyOf(head, end)).isPresent();
    }

    private boolean isSource() throws IOException {
        for (Source source : files) {
            Path file = Path.of(source.name());
            if (Files.exists(asked) && Files.exists(file) && Files.isSameFile(file, asked)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What this load is known by: an earlier run of it has its rows in a file that this one goes on with. Without it the load
     * has a file of its own as soon as a row is rejected.
     */
    synchronized void goOnWith(String title) throws IOException {
        load = Optional.of(title);
        for (Path path : RejectsNames.there(asked)) {
            RejectsStore found = new RejectsStore(path);
            if (found.hasLines() && found.hold() && Place.load(found.head(HEAD)).equals(load)) {
                store = found;
                return;
            }
            found.close();
        }
    }

    /** The file that was asked for, or one beside it where rows of another load are there. */
    private RejectsStore claimed() throws IOException {
        RejectsStore own = store;
        for (int number = 1; own == null; number++) {
            RejectsStore next = new RejectsStore(RejectsNames.numbered(asked, number));
            own = next.claim() ? next : null;
        }
        store = own;
        return own;
    }

    synchronized boolean isThere() {
        return rows > 0;
    }

    /** Where they are, or would be. */
    synchronized Path path() {
        return store == null ? asked : store.path();
    }

    /** Whether they are beside the file that was asked for, where another load's are. */
    synchronized boolean isBeside() {
        return isThere() && !path().equals(asked);
    }

    @Override
    public synchronized void close() throws IOException {
        if (store != null) {
            store.close();
        }
    }
}
