package dev.regauge.url;

import dev.regauge.url.Repair.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One tolerant reading: strict first, then recipe after recipe, and no choice where readings disagree. */
final class Repairer {

    private final String given;
    private final Optional<Dialect> wanted;
    private final List<Step> steps = new ArrayList<>();

    Repairer(String given, Optional<Dialect> wanted) {
        this.given = given;
        this.wanted = wanted;
    }

    Repair repair() {
        Optional<Dialect> first = wanted.or(() -> Dialects.recognise(given));
        Optional<ConnectionTarget> asItStands = first.flatMap(dialect -> read(given, dialect));
        if (asItStands.isPresent() && Soundness.isSound(asItStands.get())) {
            checkOthers(asItStands.get());
            return new Repair(asItStands.get(), List.of());
        }
        if (given.length() > ConnectionTarget.LONGEST) {
            throw refusal(given, first);
        }
        return tidied(Tidying.of(given));
    }

    private Repair tidied(Tidying tidying) {
        steps.addAll(tidying.steps());
        String text = tidying.text();
        Optional<Wrapper> outer = Wrapper.of(text);
        String inner = outer.map(wrapper ->
                        wrapper.inner() + text.substring(wrapper.outer().length()))
                .orElse(text);
        Optional<Dialect> dialect = wanted.filter(some -> some.takes(inner)).or(() -> Dialects.recognise(inner));
        if (dialect.isEmpty()) {
            throw refusal(given, wanted);
        }
        if (wanted.isPresent() && dialect.get() != wanted.get()) {
            return converted(text, wanted.get());
        }
        ConnectionTarget mended = mended(inner, dialect.get());
        return new Repair(
                outer.map(wrapper -> ConnectionTarget.parse(wrapper.wrap(mended.text()), dialect.get()))
                        .orElse(mended),
                steps);
    }

    private Repair converted(String text, Dialect to) {
        Repair other = Repair.of(text);
        steps.addAll(other.steps());
        Conversion conversion = other.target().render(to);
        steps.add(new Step("converted from " + other.target().dialect() + " to " + to));
        for (ParameterChange change : conversion.changes()) {
            if (change.kind() != ParameterChange.Kind.EXACT) {
                // an unknown name may be the middle of a password
                boolean known = other.target().dialect().knows(change.from());
                steps.add(new Step((known ? change.from() + ": " : "") + change.explanation()));
            }
        }
        return new Repair(ConnectionTarget.parse(conversion.text(), to), steps);
    }

    /** What the text means in a dialect that it begins like. */
    private ConnectionTarget mended(String text, Dialect dialect) {
        Optional<ConnectionTarget> strict = read(text, dialect);
        if (strict.isPresent() && Soundness.isSound(strict.get())) {
            checkOthers(strict.get());
            return strict.get();
        }
        Schemeless schemeless = Schemeless.of(text);
        if (!schemeless.uri()) {
            throw refusal(text, Optional.of(dialect));
        }
        if (!schemeless.rest().startsWith("//")) {
            return behindOneSlash(schemeless, dialect);
        }
        return withLoginCut(schemeless, dialect, strict);
    }

    /** {@code jdbc:postgresql:/d}, which pgjdbc's documentation once allowed. */
    private ConnectionTarget behindOneSlash(Schemeless text, Dialect dialect) {
        String rest = text.rest();
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        boolean database = path.startsWith("/") && LoginCuts.isPlainName(path.substring(1));
        if (dialect.family() != Dialect.Family.JDBC || !database) {
            throw refusal(text.text(), Optional.of(dialect));
        }
        steps.add(new Step("wrote //localhost/ for the single slash before the database"));
        return read(text.text().substring(0, text.at()) + "//localhost" + rest, dialect)
                .orElseThrow(() -> refusal(text.text(), Optional.of(dialect)));
    }

    private ConnectionTarget withLoginCut(Schemeless text, Dialect dialect, Optional<ConnectionTarget> strict) {
        Rebuilding rebuilding = new Rebuilding(text, dialect);
        Agreement agreement = new Agreement(text, dialect, wanted.isPresent());
        if (dialect.hasUserinfo()) {
            strict.ifPresent(agreement::add);
        }
        if (rebuilding.cuts().size() != 1) {
            rebuilding.cuts().forEach(agreement::add);
            agreement.checkCuts();
            throw refusal(text.text(), Optional.of(dialect));
        }
        LoginCuts.Cut cut = rebuilding.cuts().get(0);
        rebuilding.checkLogin(cut);
        Optional<ConnectionTarget> mended = rebuilding.target(cut).filter(Soundness::isSound);
        if (wanted.isEmpty() || !dialect.hasUserinfo()) {
            agreement.addSiblings();
        }
        agreement.add(cut);
        mended.ifPresent(target -> agreement.check(target, strict));
        ConnectionTarget target = mended.orElseThrow(() -> refusal(text.text(), Optional.of(dialect)));
        rebuilding.checkParameters(cut, target);
        steps.addAll(rebuilding.steps());
        return target;
    }

    /** Several parsers read such texts, and the user has not said which one is meant. */
    private void checkOthers(ConnectionTarget target) {
        Schemeless text = Schemeless.of(target.text());
        boolean onlyParser = !target.dialect().hasUserinfo() || target.wrapper().isPresent();
        if (wanted.isPresent() || !text.uri() || onlyParser) {
            return;
        }
        Agreement agreement = new Agreement(text, target.dialect(), false);
        agreement.add(target);
        agreement.addSiblings();
        if (text.rest().startsWith("//")) {
            addCuts(new Rebuilding(text, target.dialect()), target, agreement);
        }
        agreement.check(target, Optional.of(target));
    }

    /** Other ways to cut the text than its parser's. */
    private static void addCuts(Rebuilding rebuilding, ConnectionTarget target, Agreement agreement) {
        if (rebuilding.endsNowhere()) {
            throw Soundness.refusal(target.text(), target.dialect().id());
        }
        List<LoginCuts.Cut> cuts = rebuilding.cutsAround(target);
        if (cuts.size() > 1) {
            cuts.forEach(agreement::add);
            agreement.checkCuts();
        }
        for (LoginCuts.Cut cut : cuts) {
            rebuilding
                    .target(cut)
                    .filter(other -> Agreement.conflict(target, other))
                    .ifPresent(other -> agreement.add(cut, other));
        }
    }

    static Optional<ConnectionTarget> read(String text, Dialect dialect) {
        try {
            return Optional.of(ConnectionTarget.parse(text, dialect));
        } catch (UrlSyntaxException refused) {
            return Optional.empty();
        }
    }

    /** Why the text is not taken; where its parser takes it all the same, why that cannot be meant. */
    private static UrlSyntaxException refusal(String text, Optional<Dialect> dialect) {
        try {
            if (dialect.isPresent()) {
                ConnectionTarget.parse(text, dialect.get());
            } else {
                ConnectionTarget.parse(text);
            }
        } catch (UrlSyntaxException refused) {
            return refused;
        }
        return Soundness.refusal(text, dialect.map(Dialect::id).orElse("PostgreSQL"));
    }
}
