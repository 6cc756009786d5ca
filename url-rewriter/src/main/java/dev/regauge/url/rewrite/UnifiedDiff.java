package dev.regauge.url.rewrite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Shows a plan as a unified diff in which no secret stands. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    /** What in the name of a file would move a terminal, or begin a line of its own. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final String MASKED =
            "\\ masked: these lines may hold a secret, so they cannot be patched; --write applies them\n";

    private static final String ENCODED =
            " is not in UTF-8, so a patch may not find its lines; --write applies the edits\n";

    private final SourceFile file;
    private final List<JavaTokens.Token> strings;
    private final StringBuilder diff = new StringBuilder();
    private int shift;

    private UnifiedDiff(SourceFile file) {
        this.file = file;
        this.strings = LineMask.strings(file);
    }

    /** Lines next to each other that change together. */
    private record Hunk(int first, int last, boolean secret, List<Edit> edits) {}

    static String of(Path root, String prefix, RewritePlan plan) {
        StringBuilder all = new StringBuilder();
        for (FileRewrite rewrite : plan.files()) {
            String name = CONTROL.matcher(prefix + rewrite.file()).replaceAll("\uFFFD");
            // behind a tab a program looks for a time; without one, a name with a blank ends at the blank
            String end = name.indexOf(' ') < 0 ? "\n" : "\t\n";
            String header = "--- a/" + name + end + "+++ b/" + name + end;
            try {
                byte[] bytes = Files.readAllBytes(PlanWriter.resolve(root, rewrite));
                SourceFile file = new SourceFile(rewrite.file(), bytes);
                if (file.sha256().equals(rewrite.sha256())) {
                    // in front of the file: behind its lines, programs take it for a part of them
                    all.append(isOtherwiseEncoded(file) ? "# " + name + ENCODED : "");
                    all.append(header).append(new UnifiedDiff(file).of(rewrite.edits()));
                } else {
                    all.append(header).append("\\ the file has changed since the plan was made: plan again\n");
                }
            } catch (IOException notRead) {
                all.append(header).append("\\ the file cannot be read any more\n");
            }
        }
        return all.toString();
    }

    /** Whether the bytes of a line are others in the file than in the diff. */
    private static boolean isOtherwiseEncoded(SourceFile file) {
        return !file.charset().equals(StandardCharsets.UTF_8)
                && file.bytes().length != file.text().getBytes(StandardCharsets.UTF_8).length;
    }

    private String of(List<Edit> edits) {
        List<Hunk> hunks = hunks(edits);
        int free = 1;
        for (int i = 0; i < hunks.size(); i++) {
            int limit = i + 1 < hunks.size() ? hunks.get(i + 1).first() : file.lines() + 1;
            free = hunk(hunks.get(i), free, limit);
        }
        return diff.toString();
    }

    private List<Hunk> hunks(List<Edit> edits) {
        List<Hunk> hunks = new ArrayList<>();
        for (Edit edit : edits) {
            int first = file.line(file.index(edit.start()));
            int last = file.line(Math.max(file.index(edit.start()), file.index(edit.end()) - 1));
            Hunk previous = hunks.isEmpty() ? new Hunk(0, -1, false, new ArrayList<>()) : hunks.get(hunks.size() - 1);
            boolean joins =
                    first <= previous.last() || (first == previous.last() + 1 && !previous.secret() && !edit.secret());
            if (joins) {
                previous.edits().add(edit);
                hunks.set(
                        hunks.size() - 1,
                        new Hunk(
                                previous.first(),
                                Math.max(last, previous.last()),
                                previous.secret() || edit.secret(),
                                previous.edits()));
            } else {
                hunks.add(new Hunk(first, last, edit.secret(), new ArrayList<>(List.of(edit))));
            }
        }
        return hunks;
    }

    /** Returns the first line that the next hunk may show. */
    private int hunk(Hunk hunk, int free, int limit) {
        int from = hunk.first();
        while (from > free && hunk.first() - from < CONTEXT && mayBeContext(from - 1)) {
            from--;
        }
        int to = hunk.last();
        while (to + 1 < limit && to - hunk.last() < CONTEXT && mayBeContext(to + 1)) {
            to++;
        }
        // more context on one side than on the other means to patch that the file begins or ends there
        int before = hunk.first() - from;
        int behind = to - hunk.last();
        from += to < file.lines() ? Math.max(0, before - behind) : 0;
        to -= from > 1 ? Math.max(0, behind - before) : 0;
        String old = file.text().substring(file.lineStart(hunk.first()), file.lineStart(hunk.last() + 1));
        String removed = hunk.secret() ? shown(hunk, true) : old;
        String added = hunk.secret() ? shown(hunk, false) : changed(hunk);
        int context = (hunk.first() - from) + (to - hunk.last());
        int beforeLines = context + lines(removed);
        int afterLines = context + lines(added);
        diff.append("@@ -").append(from).append(',').append(beforeLines);
        diff.append(" +").append(from + shift).append(',').append(afterLines).append(" @@\n");
        append(' ', file.text().substring(file.lineStart(from), file.lineStart(hunk.first())));
        int same = hunk.secret() ? 0 : commonLines(removed, added);
        append(' ', removed.substring(0, same));
        append('-', removed.substring(same));
        append('+', added.substring(same));
        diff.append(hunk.secret() ? MASKED : "");
        append(' ', file.text().substring(file.lineStart(hunk.last() + 1), file.lineStart(to + 1)));
        shift += afterLines - beforeLines;
        return to + 1;
    }

    /** Of a file in another encoding only what has the same bytes in a diff. */
    private boolean mayBeContext(int line) {
        return LineMask.mayBeContext(file, strings, line)
                && (!isOtherwiseEncoded(file) || file.lineText(line).chars().allMatch(c -> c < 0x80));
    }

    private String changed(Hunk hunk) {
        StringBuilder text = new StringBuilder();
        int at = file.lineStart(hunk.first());
        for (Edit edit : hunk.edits()) {
            text.append(file.text(), at, file.index(edit.start())).append(edit.replacement());
            at = file.index(edit.end());
        }
        return text.append(file.text(), at, file.lineStart(hunk.last() + 1)).toString();
    }

    /** The lines with each edit in its masked form, and what stands beside it masked as well. */
    private String shown(Hunk hunk, boolean before) {
        StringBuilder text = new StringBuilder();
        int at = file.lineStart(hunk.first());
        for (Edit edit : hunk.edits()) {
            text.append(LineMask.masked(file, strings, at, file.index(edit.start()), hunk.edits()));
            text.append(before ? edit.before() : edit.after());
            at = file.index(edit.end());
        }
        return text.append(LineMask.masked(file, strings, at, file.lineStart(hunk.last() + 1), hunk.edits()))
                .toString();
    }

    /** How many characters whole lines have that both begin with. */
    private static int commonLines(String before, String after) {
        int same = 0;
        int newline = before.indexOf('\n');
        while (newline >= 0 && after.regionMatches(same, before, same, newline + 1 - same)) {
            same = newline + 1;
            newline = before.indexOf('\n', same);
        }
        return same;
    }

    private static int lines(String text) {
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        return text.isEmpty() || text.endsWith("\n") ? lines : lines + 1;
    }

    private void append(char sign, String text) {
        int at = 0;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline + 1;
            diff.append(sign).append(text, at, end);
            if (newline < 0) {
                diff.append("\n\\ No newline at end of file\n");
            }
            at = end;
        }
    }
}
