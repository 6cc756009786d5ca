package dev.regauge.url.rewrite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Writes a plan, each file at once or not at all. */
final class PlanWriter {

    private PlanWriter() {}

    static List<Refusal> write(Path root, RewritePlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        for (FileRewrite rewrite : plan.files()) {
            try {
                write(resolve(root, rewrite), rewrite, refusals);
            } catch (IOException | SecurityException notWritten) {
                refusals.add(
                        refusal(rewrite, "it could not be written", "check who may write the file and its folder"));
            }
        }
        return refusals;
    }

    private static Refusal refusal(FileRewrite rewrite, String why, String advice) {
        return new Refusal(rewrite.file(), 0, rewrite.edits().size() + " planned edits", why, advice);
    }

    /** The file itself: a link, or a way out of the root, is not taken. */
    static Path resolve(Path root, FileRewrite rewrite) throws IOException {
        Path real = root.toRealPath();
        Path file = Files.isRegularFile(real) ? real : real.resolve(rewrite.file());
        if (!file.toRealPath().equals(file.normalize()) || !file.normalize().startsWith(real)) {
            throw new IOException("not a file of the project");
        }
        return file;
    }

    private static void write(Path file, FileRewrite rewrite, List<Refusal> refusals) throws IOException {
        SourceFile current = new SourceFile(rewrite.file(), Files.readAllBytes(file));
        if (!current.sha256().equals(rewrite.sha256())) {
            refusals.add(refusal(rewrite, "the file has changed since the plan was made", "plan again"));
            return;
        }
        if (isReadOnly(file)) {
            refusals.add(refusal(rewrite, "it is read-only", "make it writable, and write again"));
            return;
        }
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".regauge-", ".tmp");
        try {
            Files.write(temporary, edited(current, rewrite.edits()), StandardOpenOption.SYNC);
            copyPermissions(file, temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Moving another file over it would not ask: who took away the right to write meant it. */
    private static boolean isReadOnly(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        boolean nobodyWrites = view != null
                && Collections.disjoint(
                        view.readAttributes().permissions(),
                        Set.of(
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.GROUP_WRITE,
                                PosixFilePermission.OTHERS_WRITE));
        return nobodyWrites || !Files.isWritable(file);
    }

    static byte[] edited(SourceFile file, List<Edit> edits) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        int at = 0;
        for (Edit edit : edits) {
            result.write(file.bytes(), at, edit.start() - at);
            result.writeBytes(edit.replacement().getBytes(file.charset()));
            at = edit.end();
        }
        result.write(file.bytes(), at, file.bytes().length - at);
        return result.toByteArray();
    }

    /** Owner and group as well, where the file system has them and we may. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView source =
                Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || target == null) {
            return;
        }
        PosixFileAttributes attributes = source.readAttributes();
        PosixFileAttributes present = target.readAttributes();
        if (!present.owner().equals(attributes.owner())) {
            target.setOwner(attributes.owner());
        }
        if (!present.group().equals(attributes.group())) {
            target.setGroup(attributes.group());
        }
        target.setPermissions(attributes.permissions());
    }
}
