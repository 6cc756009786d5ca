package dev.regauge.url.rewrite;

import dev.regauge.url.Conversion;
import dev.regauge.url.ParameterChange;
import dev.regauge.url.rewrite.JavaTokens.Kind;
import dev.regauge.url.rewrite.JavaTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the URLs of a Java source in its string literals, also where several are put together with {@code +}. */
final class JavaEdits {

    private final UrlEdits edits;
    private final Findings findings;
    private final List<Token> tokens;

    JavaEdits(UrlEdits edits, Findings findings) {
        this.edits = edits;
        this.findings = findings;
        tokens = JavaTokens.of(findings.file());
    }

    void find() {
        int at = 0;
        while (at < tokens.size()) {
            at = tokens.get(at).kind() == Kind.STRING ? string(at) : at + 1;
        }
    }

    /** Whether code, not a string or a comment, names something of pgjdbc-ng. */
    boolean namesPgjdbcNg() {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).is("com")
                    && tokens.get(i + 1).is(".")
                    && tokens.get(i + 2).is("impossibl")) {
                return true;
            }
        }
        return false;
    }

    private int string(int at) {
        Scalar scalar = tokens.get(at).scalar();
        List<UrlFinder.Found> found = UrlFinder.in(scalar.value());
        boolean reachesEnd = !found.isEmpty()
                && found.get(found.size() - 1).end() == scalar.value().length();
        if (reachesEnd && at + 1 < tokens.size() && tokens.get(at + 1).is("+")) {
            Chain chain = Chain.from(tokens, at);
            chain(chain, found.get(found.size() - 1));
            chain.inner().forEach(literal -> edits.besideUrl(literal.scalar()));
            return chain.behind();
        }
        edits.in(scalar);
        return at + 1;
    }

    private void chain(Chain chain, UrlFinder.Found found) {
        Composed composed = Composed.of(chain, found.start(), findings.file().text());
        String url = composed.url();
        int index = composed.start();
        if (edits.changes(found.dialect()) && url.startsWith(found.dialect().prefix() + Composed.HOLE)) {
            findings.refuse(
                    index,
                    UrlEdits.masked(url),
                    "an expression stands for the hosts and everything behind them, and what it hides cannot be converted",
                    "convert where that text is put together, or write the hosts out");
            return;
        }
        Optional<Conversion> conversion = edits.convert(url, found.dialect(), index);
        if (conversion.isEmpty()) {
            return;
        }
        Optional<Composed.Rewritten> rewritten =
                composed.rewrite(conversion.get().text());
        if (rewritten.isEmpty()) {
            findings.refuse(
                    index,
                    UrlEdits.masked(url),
                    "the parts of this URL would have to change their places",
                    "write " + conversion.get().masked() + " by hand");
            return;
        }
        List<ParameterChange> changes = new ArrayList<>(conversion.get().changes());
        if (composed.endsWithDatabaseHole()) {
            changes.add(new ParameterChange(
                    "",
                    "",
                    ParameterChange.Kind.APPROXIMATE,
                    "the end of the URL is an expression: parameters it may hold are not converted"));
        }
        findings.edit(
                Edit.Kind.URL,
                rewritten.get().start(),
                rewritten.get().end(),
                rewritten.get().text(),
                new Findings.Shown(UrlEdits.masked(url), conversion.get().masked(), changes),
                UrlEdits.hidesSecret(url, conversion.get()));
    }
}
