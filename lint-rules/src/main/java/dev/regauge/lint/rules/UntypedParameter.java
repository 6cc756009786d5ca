package dev.regauge.lint.rules;

import dev.regauge.lint.sql.SqlParameter;
import dev.regauge.lint.sql.TokenKind;
import dev.regauge.lint.verify.Verdict;
import java.util.List;
import java.util.Optional;

/** A parameter whose type nothing tells; silent where no server was asked. */
record UntypedParameter() implements SqlRule {

    private static final String WHY =
            "Nothing around the parameter tells its type, and the driver sends none: the server refuses"
                    + " to guess. Which setters send a type differs between drivers.";

    private static final String INDETERMINATE = "42P18";

    @Override
    public Description description() {
        return Description.of("untyped-parameter", "Nothing tells the type of a parameter")
                .why(WHY)
                .bad("SELECT * FROM orders WHERE (? IS NULL OR placed_at > ?)")
                .good("SELECT * FROM orders WHERE (?::timestamptz IS NULL OR placed_at > ?)")
                .probes("placeholders/untyped-is-null");
    }

    @Override
    public List<Match> matches(SqlText text) {
        return text.refusals().stream()
                .filter(refusal -> refusal.sqlState().equals(INDETERMINATE))
                .flatMap(refusal -> blamed(text, refusal).stream())
                .limit(1)
                .map(place -> match(text, place))
                .toList();
    }

    /** The parameter that the message names, and else the first that is asked whether it is null. */
    private static Optional<SqlText.Place> blamed(SqlText text, Verdict.Rejected refusal) {
        List<SqlText.Place> places = text.placeholders();
        int dollar = refusal.message().lastIndexOf('$');
        String number =
                dollar < 0 ? "" : refusal.message().substring(dollar + 1).strip();
        return places.stream()
                .filter(place -> Integer.toString(place.position()).equals(number))
                .findFirst()
                .or(() -> places.stream()
                        .filter(place -> place.statement().is(place.token() + 1, "IS"))
                        .findFirst())
                .or(() -> places.stream().findFirst());
    }

    private static Match match(SqlText text, SqlText.Place place) {
        SqlParameter parameter = place.parameter();
        boolean isNull = place.statement().is(place.token() + 1, "IS");
        int last = isNull ? Math.min(place.token() + 2, place.statement().size() - 1) : place.token();
        Match.Builder match = Match.at(parameter.start())
                .parameter(parameter.ordinal())
                .probe("placeholders/untyped-is-null")
                .message("`" + Operands.snippet(place.statement(), text.tokens().text(), place.token(), last)
                        + "`: nothing tells the type of parameter " + Operands.name(parameter))
                .why(WHY);
        Optional<String> cast =
                sibling(text, place).map(type -> place.statement().text(place.token()) + "::" + type);
        return cast.isPresent()
                ? match.replace(parameter.start(), parameter.end(), cast.get())
                        .advice("Say the type in the SQL: " + cast.get() + ".")
                : match.advice("Say the type in the SQL: cast the parameter to the type that its value has.");
    }

    /** The type of the next parameter, which most often is the same value once more. */
    private static Optional<String> sibling(SqlText text, SqlText.Place place) {
        if (place.statement().is(place.token() + 1, TokenKind.CAST)) {
            return Optional.empty();
        }
        return text.type(place)
                .or(() -> text.placeholders().stream()
                        .filter(other -> other.position() == place.position() + 1)
                        .findFirst()
                        .flatMap(other -> text.type(other)))
                .filter(type -> !type.equals("unknown"));
    }
}
