package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.route.Profile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Turns what a driver answers into a verdict about one text of one site. */
final class Examination {

    /** What a server says when a parameter needs a type that only binding would give. */
    private static final Set<String> UNDECIDED = Set.of("42P18", "42P08", "42725");

    private static final Verdict NO_PARAMETER =
            new Verdict.Rejected("42P02", "there is no parameter $1", OptionalInt.empty(), List.of());

    private final Describer describer;
    private final Profile profile;
    private final String sql;
    private final Missing missing;

    Examination(Describer describer, Profile profile, String sql) {
        this.describer = describer;
        this.profile = profile;
        this.sql = sql;
        this.missing = new Missing(describer);
    }

    /** The verdict about a text without holes and without transaction control. */
    Verdict of(SqlSite site) throws ConnectionLost {
        Placeholders placeholders = site.sink().placeholders();
        Question question = Question.of(site, sql, Wording.prepared(sql, placeholders, profile));
        return placeholders == Placeholders.NONE && !isPgjdbc() ? ofPlainStatement(question) : of(question);
    }

    /**
     * pgjdbc-ng sends a plain Statement in one message, which the server takes apart: prepared, only its parts can be
     * asked. It still makes a parameter of a {@code ?}, without a value (measured on 0.8.9).
     */
    private Verdict ofPlainStatement(Question question) throws ConnectionLost {
        List<Verdict.Column> columns = List.of();
        for (Question part : question.parts()) {
            Verdict verdict = of(part);
            if (verdict instanceof Verdict.Rejected rejected
                    && rejected.sqlState().equals("42P18")) {
                return NO_PARAMETER;
            }
            if (!(verdict instanceof Verdict.Accepted accepted)) {
                return verdict;
            }
            if (!accepted.parameterTypes().isEmpty()) {
                return NO_PARAMETER;
            }
            columns = columns.isEmpty() ? accepted.columns() : columns;
        }
        return new Verdict.Accepted(List.of(), columns);
    }

    private Verdict of(Question question) throws ConnectionLost {
        Optional<Verdict> accepted = Optional.empty();
        for (List<Binding> bindings : question.choices()) {
            Answer answer = describer.describe(question, bindings);
            if (answer instanceof Answer.Refused refused) {
                return refused(question, bindings, refused);
            }
            if (answer instanceof Answer.Described described && accepted.isEmpty()) {
                accepted = Optional.of(accepted(question, described));
            }
        }
        return accepted.orElseThrow();
    }

    private static Verdict accepted(Question question, Answer.Described described) {
        return question.parametersJudgedLate()
                ? new Verdict.NotVerified("The server looks at the parameters of this command only when it runs")
                : new Verdict.Accepted(described.parameterTypes(), described.columns());
    }

    private Verdict refused(Question question, List<Binding> bindings, Answer.Refused refused) throws ConnectionLost {
        Refusal refusal = refused.refusal();
        Optional<String> notJudged = missing.reason(refusal, bindings).or(() -> undecided(question, refused));
        if (notJudged.isPresent()) {
            return new Verdict.NotVerified(Masked.message(notJudged.get(), sql));
        }
        return new Verdict.Rejected(
                refusal.shownState(),
                Masked.message(refusal.message(), sql),
                offset(question, bindings, refusal),
                inferredTypes(question, refused));
    }

    /** With pgjdbc a setter decides the type of its parameter, so that a setter we do not know may decide it well. */
    private Optional<String> undecided(Question question, Answer.Refused refused) {
        Refusal refusal = refused.refusal();
        int bindable = question.parameters() - (question.returnsThroughParameter() ? 1 : 0);
        boolean unbound = refused.bound().size() < bindable;
        if (!refusal.byServer() || !unbound) {
            return Optional.empty();
        }
        if (isPgjdbc() && question.parametersJudgedLate() && refusal.hasState("42P18")) {
            return Optional.of("The server looks at the parameters of this command only when it runs");
        }
        if (question.callable() && refusal.hasState("42883")) {
            return Optional.of("Which parameters of this call are OUT parameters is not known: " + refusal.message());
        }
        return isPgjdbc() && UNDECIDED.contains(refusal.shownState())
                ? Optional.of("It depends on the type of a parameter whose setter is not known: " + refusal.message())
                : Optional.empty();
    }

    private List<String> inferredTypes(Question question, Answer.Refused refused) throws ConnectionLost {
        if (refused.bound().isEmpty() && refused.refusal().byServer()) {
            return List.of();
        }
        Answer answer = describer.describe(question.unbound(), List.of());
        return answer instanceof Answer.Described described ? described.parameterTypes() : List.of();
    }

    private OptionalInt offset(Question question, List<Binding> bindings, Refusal refusal) throws ConnectionLost {
        if (refusal.position() < 1 || question.callable()) {
            // a call is rewritten in a way that the driver does not show
            return OptionalInt.empty();
        }
        return question.statements().size() > 1
                ? offsetInPart(question, bindings, refusal)
                : offset(question, refusal.position());
    }

    private OptionalInt offset(Question question, int position) {
        String prepared = question.prepared().text();
        Mapped expected = Wording.sent(prepared);
        OptionalInt inPrepared = describer
                .sent(prepared)
                .map(sent -> expected.origin(sent, position))
                .orElse(OptionalInt.empty());
        return inPrepared.isPresent() ? OptionalInt.of(question.prepared().origin(inPrepared.getAsInt())) : inPrepared;
    }

    /** pgjdbc parses statement by statement, and a position counts in the one that was refused, whichever that is. */
    private OptionalInt offsetInPart(Question question, List<Binding> bindings, Refusal refusal) throws ConnectionLost {
        for (Question part : question.with(bindings).parts()) {
            Answer answer = describer.describe(part, part.bindings());
            if (answer instanceof Answer.Refused refused) {
                Refusal here = refused.refusal();
                return here.message().equals(refusal.message()) ? offset(part, here.position()) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private boolean isPgjdbc() {
        return profile.driver().equals(Profile.PGJDBC);
    }

    /** What can be said of a text without asking anybody. */
    static Optional<Verdict> withoutAsking(SqlSite site, SqlTemplate template) {
        for (SqlTemplate.Part part : template.parts()) {
            if (part instanceof SqlTemplate.Hole hole) {
                return Optional.of(new Verdict.NotVerified("The text depends on " + hole.origin()));
            }
        }
        if (template.text().indexOf('\0') >= 0) {
            // it ends a text in the protocol, so that the rest would be read as something else
            return Optional.of(new Verdict.NotVerified("It holds the character NUL, which cannot be sent to a server"));
        }
        if (site.sink().way() == Sink.Way.CONDITIONAL) {
            return Optional.of(new Verdict.NotVerified("Conditions decide which parts of it are sent together"));
        }
        return Question.controlsTransaction(template.text(), site.sink().placeholders())
                ? Optional.of(new Verdict.NotVerified(
                        "It controls a transaction, and what follows depends on the state of that"))
                : Optional.empty();
    }
}
