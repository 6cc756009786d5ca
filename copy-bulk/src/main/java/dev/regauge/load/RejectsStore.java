package dev.regauge.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file that one load alone writes to, until it is closed. All goes through one channel: to close another one of
 * the same file would give the lock away. A new file is for its owner only; one that is there keeps its mode and its links.
 */
final class RejectsStore implements AutoCloseable {

    private static final Set<OpenOption> BOTH =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<OpenOption> APPENDING = Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path path;
    private @Nullable FileChannel channel;

    RejectsStore(Path path) {
        this.path = path;
    }

    /** Whether it is a file with lines, and none that is something else, such as {@code /dev/null}. */
    boolean isFile() {
        return Files.isRegularFile(path);
    }

    /**
     * The file, which is created where it is not there.
     *
     * @throws InUse where another load writes to it
     * @throws IOException also where a link leads nowhere
     */
    private FileChannel open() throws IOException {
        if (channel == null) {
            if (Files.isSymbolicLink(path) && !Files.exists(path)) {
                throw new IOException(path + " is a link that leads nowhere");
            }
            boolean special = Files.exists(path) && !isFile();
            channel = special
                    ? FileChannel.open(path, APPENDING)
                    : locked(FileChannel.open(path, BOTH, ownersOnly(path)));
        }
        return channel;
    }

    private FileChannel locked(FileChannel opened) throws IOException {
        boolean isOurs = false;
        try {
            isOurs = opened.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // by another load of this JVM
        } finally {
            if (!isOurs) {
                opened.close();
            }
        }
        if (!isOurs) {
            throw new InUse();
        }
        return opened;
    }

    private static FileAttribute<?>[] ownersOnly(Path path) {
        return FileSystems.getDefault().equals(path.getFileSystem())
                        && path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether there are lines in it. */
    boolean hasLines() throws IOException {
        return isFile() && Files.size(path) > 0;
    }

    Path path() {
        return path;
    }

    /**
     * Takes it for a load that has no file yet, where it is not there, or is empty, as a file made to be written to, or is no
     * file, such as {@code /dev/null}.
     *
     * @return false where it is another load's
     */
    boolean claim() throws IOException {
        if (hasLines()) {
            return false;
        }
        if (!hold()) {
            return false;
        }
        if (hasLines()) { // meanwhile
            close();
            return false;
        }
        return true;
    }

    /** Keeps other loads from it. @return false where another load writes to it */
    boolean hold() throws IOException {
        try {
            open();
            return true;
        } catch (InUse e) {
            return false;
        }
    }

    /** Another load writes to it. */
    private static final class InUse extends IOException {
        private static final long serialVersionUID = 1;

        InUse() {
            super("another load writes to it");
        }
    }

    /** Its first bytes; empty where it has none. */
    byte[] head(int most) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(most);
        FileChannel from = open();
        while (head.hasRemaining() && from.read(head, head.position()) >= 0) {
            // until it is full, or the file ends
        }
        byte[] bytes = new byte[head.flip().remaining()];
        head.get(bytes);
        return bytes;
    }

    /** Adds lines, and writes them to the disk. */
    void add(byte[] lines) throws IOException {
        FileChannel to = open();
        boolean isFile = isFile();
        long end = isFile ? to.size() : 0;
        if (isFile) {
            to.position(end);
        }
        try {
            write(to, ByteBuffer.wrap(lines));
        } catch (IOException e) {
            if (isFile) {
                to.truncate(end); // no half of a line in front of the next
            }
            throw e;
        }
        if (isFile) { // what is none, such as /dev/null, has nothing to be forced to
            to.force(false);
        }
    }

    private static void write(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Leaves out lines, also one that was cut off. What is kept is on the disk before it takes the place of what was there. */
    void keep(Predicate<byte[]> isKept) throws IOException {
        FileChannel from = open();
        Path real = path.toRealPath();
        Path fresh = real.resolveSibling("." + real.getFileName() + ".regauge-new");
        Files.deleteIfExists(fresh); // of a run that was killed
        FileChannel to = locked(FileChannel.open(
                fresh,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                ownersOnly(fresh)));
        try {
            copy(from, to, isKept);
            keepMode(real, fresh);
            to.force(true);
            Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            to.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
        channel = to;
        from.close();
    }

    private static void copy(FileChannel from, FileChannel to, Predicate<byte[]> isKept) throws IOException {
        from.position(0);
        InputStream in = new BufferedInputStream(Channels.newInputStream(from), 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            line.write(one);
            if (one == '\n') {
                byte[] bytes = line.toByteArray();
                if (isKept.test(bytes)) {
                    write(to, ByteBuffer.wrap(bytes));
                }
                line.reset();
            }
        }
    }

    private static void keepMode(Path from, Path to) throws IOException {
        if (ownersOnly(to).length > 0) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** The file by whatever name: without links and detours where it is there. */
    static String canonical(String name) {
        try {
            return Path.of(name).toRealPath().toString();
        } catch (NoSuchFileException e) {
            return Path.of(name).toAbsolutePath().normalize().toString();
        } catch (IOException | RuntimeException e) {
            return name;
        }
    }
}
