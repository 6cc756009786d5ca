package dev.regauge.url.rewrite;

import dev.regauge.url.Dialect;
import dev.regauge.url.ParameterChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is found in one file on a route: edits, refusals and URLs, each with its place. */
final class Findings {

    private final SourceFile file;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<UrlSite> sites = new ArrayList<>();
    /** The first line that asks for TLS beside the URLs; 0 where none does. */
    private int tlsBeside;

    Findings(SourceFile file) {
        this.file = file;
    }

    SourceFile file() {
        return file;
    }

    List<Edit> edits() {
        edits.sort(Comparator.comparingInt(Edit::start));
        return edits;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<UrlSite> sites() {
        return sites;
    }

    /**
     * Plans the replacement of a span of characters.
     *
     * @param secret whether the old or the new text holds one
     */
    void edit(Edit.Kind kind, int start, int end, String replacement, Shown shown, boolean secret) {
        edits.add(new Edit(
                kind,
                file.line(start),
                file.column(start),
                file.byteOffset(start),
                file.byteOffset(end),
                replacement,
                shown.before(),
                shown.after(),
                secret || LineMask.hidesSecretBeside(file, start, end),
                shown.changes()));
    }

    /** What an edit shows of itself, secrets masked. */
    record Shown(String before, String after, List<ParameterChange> changes) {
        Shown(String before, String after) {
            this(before, after, List.of());
        }
    }

    void refuse(int index, String found, String why, String advice) {
        refusals.add(new Refusal(file.name(), file.line(index), found, why, advice));
    }

    /** Notes that TLS is asked for at this place, which no URL of the file holds but which may go along with one. */
    void tlsBesideUrls(int index) {
        tlsBeside = tlsBeside == 0 ? file.line(index) : tlsBeside;
    }

    /** Gives up the edit of each URL that asks for no TLS itself, where what asks for it would stay behind unheard. */
    void holdBackUrls(Dialect from) {
        for (Edit edit : tlsBeside == 0 ? List.<Edit>of() : List.copyOf(edits)) {
            boolean asks = edit.changes().stream().anyMatch(change -> from.isTlsMode(change.from()));
            if (edit.kind() == Edit.Kind.URL && !asks) {
                edits.remove(edit);
                refusals.add(new Refusal(
                        file.name(),
                        edit.line(),
                        edit.before(),
                        "a TLS mode of " + from + " stands in line " + tlsBeside
                                + ": if it belongs to this URL, changing the URL alone would lose it",
                        "convert line " + tlsBeside + " first, then write " + edit.after()));
            }
        }
    }

    void site(UrlSite site) {
        sites.add(site);
    }
}
