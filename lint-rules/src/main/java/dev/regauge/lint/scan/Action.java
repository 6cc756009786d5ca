package dev.regauge.lint.scan;

import java.util.List;
import java.util.function.UnaryOperator;

/** What a method does with a statement or its rows, in the method's own terms. */
sealed interface Action {

    /** The source line of the call. */
    int line();

    /** The same in a caller's terms. */
    Action map(UnaryOperator<Value> values, int line);

    /** Calls a setter of a prepared statement; the first argument is the index. */
    record Bind(String setter, List<Value> arguments, List<String> types, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> values, int at) {
            return new Bind(setter, arguments.stream().map(values).toList(), types, at);
        }
    }

    /**
     * Hands over arguments for {@code ?} in order.
     *
     * @param first the index of the first
     * @param arguments an array or list of them
     * @param sqlTypes an array of java.sql.Types, or something unknown
     * @param setter the setter for all of them; empty where Spring's rules choose it
     */
    record BindAll(int first, Value arguments, Value sqlTypes, String setter, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> values, int at) {
            return new BindAll(first, values.apply(arguments), values.apply(sqlTypes), setter, at);
        }
    }

    /**
     * Hands over values by the names of their parameters.
     *
     * @param values entries by name, or something unknown
     */
    record BindNames(Value values, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> change, int at) {
            return new BindNames(change.apply(values), at);
        }
    }

    /** Calls a getter of a result set with an index or a label, and perhaps a class. */
    record Get(String getter, List<Value> arguments, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> values, int at) {
            return new Get(getter, arguments.stream().map(values).toList(), at);
        }
    }

    /** Asks Spring for the only column as an object of a class. */
    record GetOnly(Value type, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> values, int at) {
            return new GetOnly(values.apply(type), at);
        }
    }

    /** Calls another method of the statement or its rows, or the sink itself; of that the text is left out. */
    record Call(String method, List<Value> arguments, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> values, int at) {
            return new Call(method, arguments.stream().map(values).toList(), at);
        }
    }

    /**
     * Hands the statement or its rows to a lambda or an object that does something with it.
     *
     * @param method the method of the object that is called; empty where a template class may call any
     */
    record HandTo(Value taker, String method, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> values, int at) {
            return new HandTo(values.apply(taker), method, at);
        }
    }

    /** Keeps the statement or its rows in a field. */
    record Keep(Source.OfField field, int line) implements Action {
        @Override
        public Action map(UnaryOperator<Value> values, int at) {
            return new Keep(field, at);
        }
    }
}
