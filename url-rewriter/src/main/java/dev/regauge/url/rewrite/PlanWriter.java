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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes plans, all files or none as far as a file system allows: every file is written beside the old one first, then each
 * is moved over it, and where one cannot be, those before are put back. A process that is killed meanwhile leaves whole
 * files, some of them old.
 */
final class PlanWriter {

    /** Puts a file in the place of another. */
    interface Move {
        void move(Path from, Path to) throws IOException;
    }

    private final Move move;
    private final Map<Path, Ready> ready = new LinkedHashMap<>();

    /** A file that lies beside the old one. */
    private record Ready(FileRewrite rewrite, Path made, SourceFile before) {}

    private PlanWriter(Move move) {
        this.move = move;
    }

    /** Answers for each plan with a refusal for each file; with none at all where everything was written. */
    static List<List<Refusal>> write(List<RewritePlan.Rooted> plans) {
        return write(
                plans,
                (from, to) ->
                        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    static List<List<Refusal>> write(List<RewritePlan.Rooted> plans, Move move) {
        PlanWriter writer = new PlanWriter(move);
        IdentityHashMap<FileRewrite, Refusal> refused = new IdentityHashMap<>();
        try {
            for (RewritePlan.Rooted plan : plans) {
                plan.plan()
                        .files()
                        .forEach(file -> writer.prepare(plan.root(), file).ifPresent(why -> refused.put(file, why)));
            }
            if (refused.isEmpty()) {
                writer.moveAll().ifPresent(why -> refused.put(why.file(), why.refusal()));
            }
        } finally {
            writer.ready.values().forEach(one -> delete(one.made()));
        }
        return plans.stream()
                .map(plan -> refusals(plan.plan().files(), refused))
                .toList();
    }

    /** Where one file is refused, none of the others was written. */
    private static List<Refusal> refusals(List<FileRewrite> files, IdentityHashMap<FileRewrite, Refusal> refused) {
        if (refused.isEmpty()) {
            return List.of();
        }
        String culprits = refused.values().stream()
                .map(refusal -> refusal.file() + " (" + refusal.why() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        return files.stream()
                .map(file -> Optional.ofNullable(refused.get(file))
                        .orElseGet(() -> refusal(
                                file,
                                "all files are written or none, and one cannot be: " + culprits,
                                "see to that one, and write again")))
                .toList();
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

    /** Answers why it cannot be written. */
    private Optional<Refusal> prepare(Path root, FileRewrite rewrite) {
        try {
            Path file = resolve(root, rewrite);
            Ready before = ready.get(file);
            if (before != null) {
                return before.rewrite().edits().equals(rewrite.edits())
                        ? Optional.empty()
                        : refused(rewrite, "two of the paths have edits of it", "write one path after the other");
            }
            SourceFile current = new SourceFile(rewrite.file(), Files.readAllBytes(file));
            if (!current.sha256().equals(rewrite.sha256())) {
                return refused(rewrite, "the file has changed since the plan was made", "plan again");
            }
            if (isReadOnly(file)) {
                return refused(rewrite, "it is read-only", "make it writable, and write again");
            }
            ready.put(file, new Ready(rewrite, beside(file, edited(current, rewrite.edits())), current));
            return Optional.empty();
        } catch (IOException | SecurityException notWritten) {
            return Optional.of(notWritten(rewrite));
        }
    }

    private static Optional<Refusal> refused(FileRewrite rewrite, String why, String advice) {
        return Optional.of(refusal(rewrite, why, advice));
    }

    private static Refusal notWritten(FileRewrite rewrite) {
        return refusal(rewrite, "it could not be written", "check who may write the file and its folder");
    }

    private static Path beside(Path file, byte[] content) throws IOException {
        Path made = Files.createTempFile(file.toAbsolutePath().getParent(), ".regauge-", ".tmp");
        try {
            Files.write(made, content, StandardOpenOption.SYNC);
            copyPermissions(file, made);
            return made;
        } catch (IOException | RuntimeException failed) {
            delete(made);
            throw failed;
        }
    }

    private static void delete(Path made) {
        try {
            Files.deleteIfExists(made);
        } catch (IOException | SecurityException stays) {
            // hidden, and nobody's
        }
    }

    /** The file that could not be moved, after those before it were put back. */
    private record Stopped(FileRewrite file, Refusal refusal) {}

    private Optional<Stopped> moveAll() {
        List<Map.Entry<Path, Ready>> moved = new ArrayList<>();
        for (Map.Entry<Path, Ready> one : ready.entrySet()) {
            FileRewrite rewrite = one.getValue().rewrite();
            try {
                move.move(one.getValue().made(), one.getKey());
                moved.add(one);
            } catch (IOException | SecurityException notMoved) {
                List<String> stay = moved.stream()
                        .filter(before -> !isPutBack(before.getKey(), before.getValue()))
                        .map(before -> before.getValue().rewrite().file())
                        .toList();
                return Optional.of(
                        new Stopped(rewrite, stay.isEmpty() ? notWritten(rewrite) : halfWritten(rewrite, stay)));
            }
        }
        return Optional.empty();
    }

    private static Refusal halfWritten(FileRewrite rewrite, List<String> stay) {
        return refusal(
                rewrite,
                "it could not be written, and what was written before it could not be put back: "
                        + String.join(", ", stay),
                "take those back by version control");
    }

    private boolean isPutBack(Path file, Ready written) {
        try {
            Path made = beside(file, written.before().bytes());
            try {
                move.move(made, file);
                return true;
            } finally {
                delete(made);
            }
        } catch (IOException | SecurityException stays) {
            return false;
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
