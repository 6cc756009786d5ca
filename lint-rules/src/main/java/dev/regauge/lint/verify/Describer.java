package dev.regauge.lint.verify;

import dev.regauge.lint.scan.Binding;
import dev.regauge.route.Profile;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a text parsed and described over one connection. Nothing of the program's is ever executed: no method here calls
 * an {@code execute} of a statement whose text is not our own.
 *
 * <p>Each text gets a transaction of its own, read-only as a second belt, with time limits, and rolled back in the end.
 */
final class Describer {

    private static final String WHETHER_EXECUTED = "executed";

    /** pgjdbc says how a column is filled where it should say what it holds. */
    private static final Map<String, String> TYPES =
            Map.of("serial", "int4", "bigserial", "int8", "smallserial", "int2");

    private final Connection connection;
    private final Profile profile;
    private final Setters setters;

    Describer(Connection connection, Profile profile) {
        this.connection = connection;
        this.profile = profile;
        this.setters = new Setters(connection, profile);
    }

    /**
     * Whether describing executes on this connection, whatever its profile says: then nothing may be described. Asked
     * with a statement of our own that leaves a trace only its own transaction sees.
     */
    boolean executes() throws ConnectionLost, SQLException {
        try (Transaction transaction = new Transaction(connection)) {
            transaction.begin();
            try (PreparedStatement canary =
                    connection.prepareStatement("select set_config('regauge.described', ?, true)")) {
                canary.setString(1, WHETHER_EXECUTED);
                canary.getParameterMetaData();
                canary.getMetaData();
            }
            try (Statement look = connection.createStatement();
                    ResultSet row = look.executeQuery("select current_setting('regauge.described', true)")) {
                return row.next() && WHETHER_EXECUTED.equals(row.getString(1));
            }
        } catch (SQLException e) {
            refusal(e);
            throw e;
        }
    }

    /** The answer when this is bound, or as much of it as can be. */
    Answer describe(Question question, List<Binding> bindings) throws ConnectionLost {
        List<Binding> bound = new ArrayList<>();
        Answer answer;
        try (Transaction transaction = new Transaction(connection)) {
            transaction.begin();
            answer = described(question, bindings, bound, transaction);
        } catch (Exception | StackOverflowError | LinkageError e) {
            // drivers throw more than SQLException: pgjdbc-ng lets these escape from its setters, and a jar may lack
            // classes
            if (e instanceof ConnectionLost lost) {
                throw lost;
            }
            answer = new Answer.Refused(refusal(e), bound);
        }
        return answer;
    }

    private Answer described(Question question, List<Binding> bindings, List<Binding> bound, Transaction transaction)
            throws SQLException {
        List<String> inferred = needsTypes(bindings) ? inferredTypes(question, transaction) : List.of();
        try (PreparedStatement statement = prepare(question)) {
            registerResult(question, statement);
            for (Binding binding : bindings) {
                if (bind(question, statement, binding, inferred)) {
                    bound.add(binding);
                }
            }
            return new Answer.Described(parameterTypes(statement), columns(statement));
        }
    }

    private PreparedStatement prepare(Question question) throws SQLException {
        String text = question.prepared().text();
        return question.callable() ? connection.prepareCall(text) : connection.prepareStatement(text);
    }

    /** Of whatever type: it only tells the driver to leave the parameter out. */
    private static void registerResult(Question question, PreparedStatement statement) throws SQLException {
        if (question.returnsThroughParameter() && statement instanceof CallableStatement call) {
            call.registerOutParameter(1, Types.OTHER);
        }
    }

    private boolean bind(Question question, PreparedStatement statement, Binding binding, List<String> inferred)
            throws SQLException {
        boolean result = binding.index() == 1 && question.returnsThroughParameter();
        boolean elsewhere = !question.certain() && binding.index() > question.parameters();
        if (result || elsewhere) {
            return false;
        }
        try {
            Optional<String> type = binding.index() <= inferred.size()
                    ? Optional.of(inferred.get(binding.index() - 1))
                    : Optional.empty();
            return setters.bind(statement, binding, type);
        } catch (SQLException | RuntimeException e) {
            if (Refusal.of(e).byServer() || Refusal.of(e).endsConnection() || !ourFault(binding, Refusal.of(e))) {
                throw e;
            }
            return false;
        }
    }

    /** pgjdbc-ng says so when no value of the class would do. */
    private static boolean ourFault(Binding binding, Refusal refusal) {
        return Setters.isGuess(binding) && !refusal.message().startsWith("Unable to convert from");
    }

    private static boolean needsTypes(List<Binding> bindings) {
        return bindings.stream()
                .anyMatch(binding ->
                        binding.setter().equals("setArray") && binding.sqlType().isEmpty());
    }

    /** In the transaction that is open: after a refusal it takes nothing more, and is begun anew. */
    private List<String> inferredTypes(Question question, Transaction transaction) throws SQLException {
        try (PreparedStatement statement = prepare(question)) {
            registerResult(question, statement);
            return parameterTypes(statement);
        } catch (SQLException e) {
            transaction.begin();
            return List.of();
        }
    }

    private static List<String> parameterTypes(PreparedStatement statement) throws SQLException {
        ParameterMetaData parameters = statement.getParameterMetaData();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= parameters.getParameterCount(); i++) {
            types.add(type(parameters.getParameterTypeName(i)));
        }
        return types;
    }

    private static List<Verdict.Column> columns(PreparedStatement statement) throws SQLException {
        ResultSetMetaData result = statement.getMetaData();
        List<Verdict.Column> columns = new ArrayList<>();
        if (result == null) {
            return columns;
        }
        for (int i = 1; i <= result.getColumnCount(); i++) {
            columns.add(new Verdict.Column(result.getColumnLabel(i), type(result.getColumnTypeName(i))));
        }
        return columns;
    }

    private static String type(String name) {
        return name == null ? "" : TYPES.getOrDefault(name, name);
    }

    /**
     * Whether our own question finds a row.
     *
     * @param sql our own text, with one parameter for each argument
     */
    boolean finds(String sql, String... arguments) throws ConnectionLost {
        try (Transaction transaction = new Transaction(connection)) {
            transaction.begin();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setString(i + 1, arguments[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            }
        } catch (SQLException e) {
            refusal(e);
            return false;
        }
    }

    /** What the driver sends for a text; asks no server. Empty where it will not say. */
    Optional<String> sent(String prepared) {
        if (!profile.driver().equals(Profile.PGJDBC)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(connection.nativeSQL(prepared));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** What was refused, unless the connection went with it. */
    private Refusal refusal(Throwable thrown) throws ConnectionLost {
        Refusal refusal = Refusal.of(thrown);
        boolean noRollback = Arrays.stream(thrown.getSuppressed()).anyMatch(ConnectionLost.class::isInstance);
        if (refusal.endsConnection() || noRollback || isClosed()) {
            throw new ConnectionLost(refusal);
        }
        return refusal;
    }

    private boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
