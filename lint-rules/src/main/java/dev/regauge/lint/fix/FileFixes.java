package dev.regauge.lint.fix;

import dev.regauge.lint.scan.source.ConstantTexts;
import dev.regauge.url.rewrite.Edit;
import dev.regauge.url.rewrite.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The edits of one file, and the proof that they change these texts and nothing else. */
final class FileFixes {

    private final SourceFile file;
    private final List<Fix> fixes = new ArrayList<>();

    /** A text that is edited, and all that it puts right. */
    private record Fix(Located.At place, List<Proposal> proposals, List<Edit> edits) {}

    FileFixes(SourceFile file) {
        this.file = file;
    }

    SourceFile file() {
        return file;
    }

    /**
     * Takes a text.
     *
     * @param proposals of all sites that the text gets to, which agree
     * @return why it cannot be edited; empty where it can
     */
    Optional<String> add(Located.At place, List<Proposal> proposals) {
        Optional<List<PlacedText.Change>> changes =
                place.text().changes(proposals.get(0).replacements());
        if (changes.isEmpty()) {
            return Optional.of("its place goes over the end of a literal");
        }
        List<Edit> edits = new ArrayList<>();
        for (PlacedText.Change change : changes.get()) {
            if (file.line(change.start()) != file.line(Math.max(change.start(), change.end() - 1))) {
                return Optional.of("its place goes over the end of a line");
            }
            edits.add(file.sqlEdit(change.start(), change.end(), change.text(), place.parts()));
        }
        Optional<Edit> secret = edits.stream().filter(Edit::secret).findFirst();
        if (secret.isPresent() && !file.name().endsWith(".java")) {
            return Optional.of("line " + secret.get().line()
                    + " holds another text, which may be a secret: give the statement lines of its own");
        }
        fixes.add(new Fix(place, proposals, edits));
        return Optional.empty();
    }

    List<Edit> edits() {
        return fixes.stream().flatMap(fix -> fix.edits().stream()).toList();
    }

    /** Each proposal with the edits that carry it out. */
    Map<Proposal, List<Edit>> byProposal() {
        Map<Proposal, List<Edit>> all = new HashMap<>();
        fixes.forEach(fix -> fix.proposals().forEach(proposal -> all.put(proposal, fix.edits())));
        return all;
    }

    /** Whether the file with all edits made says what it should. */
    boolean isProven(Sources sources) {
        List<Edit> edits = file.rewrite(edits()).edits();
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i).start() < edits.get(i - 1).end()) {
                return false;
            }
        }
        SourceFile after = file.with(edits);
        return file.name().endsWith(".java") ? isProvenJava(sources, after) : isProvenText(after);
    }

    /** Read back by the compiler's parser: as many texts in the same order, the same but those that are edited. */
    private boolean isProvenJava(Sources sources, SourceFile after) {
        List<ConstantTexts.Text> old = sources.texts(file.name()).orElseThrow().texts();
        List<ConstantTexts.Text> now =
                sources.texts(after).map(ConstantTexts::texts).orElse(List.of());
        if (old.size() != now.size()) {
            return false;
        }
        Map<Integer, String> corrected = new HashMap<>();
        fixes.forEach(
                fix -> corrected.put(fix.place().start(), fix.proposals().get(0).corrected()));
        for (int i = 0; i < old.size(); i++) {
            int start = old.get(i).literals().get(0).start();
            String expected = Optional.ofNullable(corrected.remove(start))
                    .orElse(old.get(i).value());
            PlacedText written = JavaTexts.placed(after, now.get(i));
            // our reading of the literal may only stand for the parser's where both read the same
            boolean says = now.get(i).value().equals(expected)
                    || (written.value().equals(now.get(i).value())
                            && MapperStatements.expressions(written).value().equals(expected));
            if (!says) {
                return false;
            }
        }
        return corrected.isEmpty();
    }

    private boolean isProvenText(SourceFile after) {
        return fixes.stream().allMatch(fix -> {
            Proposal proposal = fix.proposals().get(0);
            Located found = MapperStatements.of(after, proposal.site(), proposal.corrected());
            return found instanceof Located.At;
        });
    }
}
