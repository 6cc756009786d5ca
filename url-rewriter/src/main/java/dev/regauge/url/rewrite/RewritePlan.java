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
     * Applies every edit. Each file is written at once: beside the old one, with its permissions, and then moved over
     * it. A file whose bytes are not those the plan was made from is left alone.
     *
     * @param root the same that was planned for
     * @return a refusal for each file that was not written; empty when all were
     */
    public List<Refusal> write(Path root) {
        return PlanWriter.write(root, this);
    }
}
