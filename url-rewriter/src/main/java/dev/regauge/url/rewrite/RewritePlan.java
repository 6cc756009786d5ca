package dev.regauge.url.rewrite;

import java.nio.file.Path;
import java.util.List;

/**
 * What a route changes in the files of a project: computed without touching them.
 *
 * @param files the files with safe edits, sorted by name
 * @param refusals what a person has to decide, sorted by place
 * @param filesRead how many files were looked into
 */
public record RewritePlan(List<FileRewrite> files, List<Refusal> refusals, int filesRead) {

    /** Copies the lists. */
    public RewritePlan {
        files = List.copyOf(files);
        refusals = List.copyOf(refusals);
    }

    /**
     * The edits as a unified diff. Lines that hold a secret are masked on both sides and followed by a line that says
     * they cannot be patched; lines that might hold one are never shown as context. Empty where there are no edits.
     *
     * @param root the same that was planned for
     */
    public String diff(Path root) {
        return diff(root, "");
    }

    /**
     * The same with something in front of the names of files.
     *
     * @param root the same that was planned for
     * @param prefix the folder that the names are relative to, with a slash behind it, or nothing
     */
    public String diff(Path root, String prefix) {
        return UnifiedDiff.of(root, prefix, this);
    }

    /**
     * A plan and the folder that it was made for.
     *
     * @param root the same that was planned for
     */
    public record Rooted(Path root, RewritePlan plan) {}

    /**
     * Applies every edit. All files are written, or none where one cannot be: each beside the old one, with its
     * permissions, and then all are moved over the old ones. A file whose bytes are not those the plan was made from cannot
     * be written. Should one fail to be moved, those before it are put back; one that cannot be is named in the refusal.
     *
     * @param root the same that was planned for
     * @return a refusal for each file where not all were written; empty when they were
     */
    public List<Refusal> write(Path root) {
        return writeAll(List.of(new Rooted(root, this))).get(0);
    }

    /**
     * Applies several plans as {@link #write} does one: all files of all plans, or none.
     *
     * @return for each plan what {@link #write} returns
     */
    public static List<List<Refusal>> writeAll(List<Rooted> plans) {
        return PlanWriter.write(plans);
    }
}
