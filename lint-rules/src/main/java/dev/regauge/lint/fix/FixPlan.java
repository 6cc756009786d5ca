package dev.regauge.lint.fix;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.Refusal;
import dev.regauge.url.rewrite.RewritePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What can be put right without a person: computed, and not written.
 *
 * @param edits of the files, to be shown or written
 * @param fixed findings that are gone with them, in the order they came in
 * @param left all others, in the order they came in
 */
public record FixPlan(RewritePlan edits, List<Fixed> fixed, List<Left> left) {

    /**
     * A finding and the edits that put it right.
     *
     * @param finding as it came in
     * @param file that is edited, relative to the project's root
     * @param edits of that file, at least one; several findings may share some
     */
    public record Fixed(Finding finding, String file, List<Edit> edits) {

        /** Copies the list. */
        public Fixed {
            edits = List.copyOf(edits);
        }
    }

    /**
     * A finding that stays.
     *
     * @param finding as it came in
     * @param why a clause
     */
    public record Left(Finding finding, String why) {}

    /** Copies the lists. */
    public FixPlan {
        fixed = List.copyOf(fixed);
        left = List.copyOf(left);
    }

    /** The same with the places of findings called otherwise; files of edits keep their names. */
    public FixPlan at(UnaryOperator<Location> places) {
        return new FixPlan(
                edits,
                fixed.stream()
                        .map(one -> new Fixed(one.finding().at(places), one.file(), one.edits()))
                        .toList(),
                left.stream()
                        .map(one -> new Left(one.finding().at(places), one.why()))
                        .toList());
    }

    /**
     * Applies the edits, all files or none.
     *
     * @param root the folder that was planned for
     * @return what really is fixed: where a file could not be written, all findings are left
     */
    public FixPlan write(Path root) {
        return without(edits.write(root));
    }

    /** The same where files were not written: their findings are left. */
    public FixPlan without(List<Refusal> refusals) {
        Map<String, String> unwritten = new TreeMap<>();
        refusals.forEach(refusal -> unwritten.put(refusal.file(), refusal.why()));
        List<Left> more = new ArrayList<>(left);
        fixed.stream()
                .filter(one -> unwritten.containsKey(one.file()))
                .forEach(one ->
                        more.add(new Left(one.finding(), "its file was not written: " + unwritten.get(one.file()))));
        return new FixPlan(
                edits,
                fixed.stream().filter(one -> !unwritten.containsKey(one.file())).toList(),
                more);
    }
}
