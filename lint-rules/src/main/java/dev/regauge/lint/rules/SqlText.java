package dev.regauge.lint.rules;

import dev.regauge.lint.scan.Binding;
import dev.regauge.lint.scan.Placeholders;
import dev.regauge.lint.scan.Read;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.lint.scan.Use;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.SqlParameter;
import dev.regauge.lint.sql.SqlStatement;
import dev.regauge.lint.sql.Statements;
import dev.regauge.lint.sql.TokenKind;
import dev.regauge.lint.sql.Tokens;
import dev.regauge.lint.verify.Verdict;
import dev.regauge.lint.verify.Verification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One text of one site as rules look at it: cut into statements, with what is bound and what the server said. */
final class SqlText {

    private static final Verdict UNSEEN = new Verdict.NotVerified("no server was asked");

    private final SqlSite site;
    private final Tokens tokens;
    private final List<SqlStatement> statements;
    private final Verdict from;
    private final Verdict to;
    private final boolean holesHoldNoParameters;
    private final List<Place> placeholders;
    private final List<List<String>> types;

    private SqlText(SqlSite site, Tokens tokens, Verdict from, Verdict to) {
        this.site = site;
        this.tokens = tokens;
        this.statements = Statements.split(tokens);
        this.from = from;
        this.to = to;
        this.holesHoldNoParameters = boundExactly(tokens.parameters().size());
        this.placeholders = findPlaceholders();
        this.types = findTypes();
    }

    /** As many parameters as are seen are bound, so that there are no others. */
    private boolean boundExactly(int parameters) {
        return parameters > 0
                && site.bindings().stream().mapToInt(Binding::index).min().orElse(0) > 0
                && site.bindings().stream().mapToInt(Binding::index).distinct().count() == parameters
                && site.bindings().stream().mapToInt(Binding::index).max().orElse(0) == parameters;
    }

    static SqlText of(SqlSite site, SqlTemplate template, Optional<Verification.Statement> verified) {
        Tokens tokens = Lexer.tokens(template.text(), reading(site.sink().placeholders()));
        return new SqlText(
                site,
                tokens,
                verified.map(Verification.Statement::from).orElse(UNSEEN),
                verified.map(Verification.Statement::to).orElse(UNSEEN));
    }

    private static Reading reading(Placeholders placeholders) {
        return switch (placeholders) {
            case JDBC -> Reading.JDBC;
            case NONE -> Reading.SERVER;
            case NAMED, JPA, SINGLE, R2DBC -> Reading.NAMED;
        };
    }

    SqlSite site() {
        return site;
    }

    Tokens tokens() {
        return tokens;
    }

    List<SqlStatement> statements() {
        return statements;
    }

    Verdict from() {
        return from;
    }

    Verdict to() {
        return to;
    }

    /** Whether one of these methods takes the text, or is called on the statement. */
    boolean uses(Set<String> methods) {
        return methods.contains(site.sink().method())
                || site.uses().stream().map(Use::method).anyMatch(methods::contains);
    }

    /** Whether the sink hands question marks to a driver as they are. */
    boolean jdbc() {
        return tokens.reading() == Reading.JDBC;
    }

    /** Whether a placeholder is one value, and a collection none: neither a library nor a driver makes a list of it. */
    boolean oneValueEach() {
        return jdbc() || site.sink().placeholders() == Placeholders.SINGLE;
    }

    /**
     * Whether a bare parameter behind IN gets no parentheses: JPA's libraries bring them along, Spring's and Micronaut's
     * templates make {@code ?, ?} of a collection and add none.
     */
    boolean addsNoParentheses() {
        return oneValueEach() || site.sink().placeholders() == Placeholders.NAMED;
    }

    /** Whether code of the program hands the text over, so that advice can show other code. */
    boolean isCalled() {
        return site.sink().way() == Sink.Way.CALL;
    }

    /** Whether the program calls setters by itself, so that advice can name them. */
    boolean bindsBySetter() {
        return site.sink().owner().equals("Connection");
    }

    /** The places of all parameters, statement by statement. */
    List<Place> placeholders() {
        return placeholders;
    }

    private List<Place> findPlaceholders() {
        List<Place> places = new ArrayList<>();
        for (SqlStatement statement : statements) {
            for (int token = 0; token < statement.size(); token++) {
                if (statement.is(token, TokenKind.PLACEHOLDER)) {
                    places.add(new Place(statement, token, statement.parameter(token), places.size() + 1));
                }
            }
        }
        return List.copyOf(places);
    }

    /**
     * A parameter and the token it is.
     *
     * @param position counted from 1 as a server counts, to which a name that stands twice is two parameters
     */
    record Place(SqlStatement statement, int token, SqlParameter parameter, int position) {}

    /** What is bound to the parameter, as far as that is certain. */
    List<Binding> bindings(SqlParameter parameter) {
        if (site.bindings().isEmpty()) {
            return List.of();
        }
        boolean counted = parameter.name().isEmpty();
        if (counted && parameter.afterHole() && !holesHoldNoParameters) {
            return List.of();
        }
        return site.bindings().stream()
                .filter(binding -> counted
                        ? binding.index() == parameter.ordinal()
                        : binding.name().filter(parameter.name()::equals).isPresent())
                .toList();
    }

    /** The type the server wants for the parameter, where one end or the other told. */
    Optional<String> type(Place place) {
        return types.stream()
                .filter(known -> known.size() >= place.position())
                .map(known -> known.get(place.position() - 1))
                .filter(type -> !type.isEmpty())
                .findFirst();
    }

    /** A refusal knows the types that nothing bound would have: it comes first. */
    private List<List<String>> findTypes() {
        List<List<String>> found = new ArrayList<>();
        for (Verdict verdict : List.of(to, from)) {
            if (verdict instanceof Verdict.Rejected rejected) {
                found.add(rejected.inferredTypes());
            }
        }
        for (Verdict verdict : List.of(to, from)) {
            if (verdict instanceof Verdict.Accepted accepted) {
                found.add(accepted.parameterTypes());
            }
        }
        return found;
    }

    /** The columns of the result, where one end or the other told. */
    List<Verdict.Column> columns() {
        return List.of(to, from).stream()
                .filter(Verdict.Accepted.class::isInstance)
                .map(verdict -> ((Verdict.Accepted) verdict).columns())
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** The column that is read, where it is known. */
    Optional<Verdict.Column> column(Read read) {
        List<Verdict.Column> columns = columns();
        if (read.index().isPresent()) {
            int index = read.index().getAsInt();
            return index >= 1 && index <= columns.size() ? Optional.of(columns.get(index - 1)) : Optional.empty();
        }
        return columns.stream()
                .filter(column ->
                        read.column().map(column.label()::equalsIgnoreCase).orElse(false))
                .findFirst();
    }

    /** The refusals, of the end to come first. */
    List<Verdict.Rejected> refusals() {
        return List.of(to, from).stream()
                .filter(Verdict.Rejected.class::isInstance)
                .map(Verdict.Rejected.class::cast)
                .toList();
    }

    /** Where in the text a refusal points: both ends may say the same, and only one of them where. */
    OptionalInt placeOf(Verdict.Rejected refusal) {
        return refusals().stream()
                .filter(other -> other.sqlState().equals(refusal.sqlState())
                        && other.message().equals(refusal.message()))
                .map(Verdict.Rejected::offset)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }
}
