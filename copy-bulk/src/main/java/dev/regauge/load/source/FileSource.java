package dev.regauge.load.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** A file, which is what it was when this was made: otherwise reading its end fails. */
final class FileSource implements Source {

    private final Path file;
    private final Layout layout;
    private final BasicFileAttributes before;
    private final AtomicLong consumed = new AtomicLong();

    private FileSource(Path file, Layout layout, BasicFileAttributes before) {
        this.file = file;
        this.layout = layout;
        this.before = before;
    }

    static FileSource of(Path file, Optional<Charset> named) throws IOException {
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        try (InputStream raw = Layout.buffered(Files.newInputStream(file))) {
            boolean packed = isPacked(file, raw);
            InputStream unpacked = packed ? Layout.buffered(new Unpacked(raw, file.toString())) : raw;
            return new FileSource(file, Layout.of(unpacked, packed, named), before);
        }
    }

    /** By its first bytes; a name that says so must be right. */
    private static boolean isPacked(Path file, InputStream raw) throws IOException {
        boolean packed = Layout.isPacked(raw);
        if (!packed && file.toString().endsWith(".gz")) {
            throw new RefusedFileException(
                    "The name ends in .gz, and the file is not packed by gzip",
                    file.toString(),
                    "rename it if it is not packed; otherwise get it once more, it is damaged");
        }
        return packed;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public String encoding() {
        return layout.charset().name();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(before.size());
    }

    @Override
    public long consumed() {
        return consumed.get();
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public InputStream open(long offset) throws IOException {
        long at = layout.isPlain() ? offset + layout.mark() : 0;
        consumed.set(at);
        FileChannel channel = FileChannel.open(file);
        try {
            channel.position(at);
            InputStream raw = new CountedInput(Channels.newInputStream(channel), consumed, this::requireUnchanged);
            return layout.isPlain() ? raw : text(raw, offset);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private InputStream text(InputStream raw, long offset) throws IOException {
        return Texts.from(layout.packed() ? new Unpacked(raw, name()) : raw, layout, offset);
    }

    @Override
    public OptionalLong inFile(long offset) {
        return layout.isUtf8() ? OptionalLong.of(offset + layout.mark()) : OptionalLong.empty();
    }

    @Override
    public Optional<Fingerprint> fingerprint() throws IOException {
        return fingerprint(before.size());
    }

    @Override
    public Optional<Fingerprint> fingerprint(long asOfSize) throws IOException {
        return asOfSize > before.size()
                ? Optional.empty()
                : Optional.of(Fingerprints.of(
                        file, asOfSize, before.lastModifiedTime().toMillis()));
    }

    @Override
    public void requireUnchanged() throws IOException {
        String change = change();
        if (!change.isEmpty()) {
            throw new RefusedFileException(
                    "The file is not what it was when the load began",
                    name() + " " + change,
                    "let nothing write to it, or load a copy");
        }
    }

    private String change() throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return "was removed while it was read";
        }
        long more = now.size() - before.size();
        if (more != 0) {
            return more > 0
                    ? "grew by " + more + " bytes while it was read"
                    : "lost " + -more + " bytes while it was read";
        }
        return now.lastModifiedTime().equals(before.lastModifiedTime()) ? "" : "was written to while it was read";
    }
}
