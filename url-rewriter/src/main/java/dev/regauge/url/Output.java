package dev.regauge.url;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text in the making, once as it is and once with every secret as {@code ***}. */
final class Output {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder masked = new StringBuilder();
    private final Set<String> hiddenNames;

    /** @param hiddenNames of parameters that may hold a part of a secret */
    Output(Set<String> hiddenNames) {
        this.hiddenNames = hiddenNames;
    }

    /** An empty one, which hides the same names. */
    Output another() {
        return new Output(hiddenNames);
    }

    Output text(String part) {
        text.append(part);
        masked.append(part);
        return this;
    }

    /** A part that must not be shown where it is secret. */
    Output part(String written, boolean secret) {
        text.append(written);
        masked.append(secret ? Secret.MASK : written);
        return this;
    }

    /** The name of a parameter. */
    Output name(String name) {
        return part(name, hiddenNames.contains(name));
    }

    /** A database, percent-encoded; it is not shown where it swallowed a part of a login or a secret. */
    Output database(Value database) {
        return part(database.encoded(), isSecretDatabase(database));
    }

    /** Whether a database swallowed a part of a login or a secret. */
    static boolean isSecretDatabase(Value database) {
        boolean named = !Secrets.namedIn(database.text()).isEmpty();
        boolean login = database.text().indexOf('@') >= 0;
        return named || login || Parameter.isSecret("", database);
    }

    /** What was written elsewhere, as it is and with its secrets masked. */
    Output both(String written, String maskedPart) {
        text.append(written);
        masked.append(maskedPart);
        return this;
    }

    /** {@code user:password@}, percent-encoded; nothing where there is neither. */
    Output userinfo(Said said) {
        Optional<Value> user = said.value(Concept.USER);
        Optional<Value> password = said.value(Concept.PASSWORD);
        user.ifPresent(value -> part(value.encoded(), Parameter.isSecret("", value)));
        password.ifPresent(value -> text(":").part(value.encoded(), value.couldShowSecret()));
        return user.isPresent() || password.isPresent() ? text("@") : this;
    }

    /** {@code ?name=value&name=value}, percent-encoded; nothing where there are none. */
    Output query(List<Said.Pair> pairs) {
        char separator = '?';
        for (Said.Pair pair : pairs) {
            text(String.valueOf(separator)).parameter(pair);
            separator = '&';
        }
        return this;
    }

    /** {@code name=value}, percent-encoded. */
    Output parameter(Said.Pair pair) {
        return name(pair.name()).text("=").part(pair.value().encoded(), pair.secret());
    }

    String text() {
        return text.toString();
    }

    String masked() {
        return masked.toString();
    }
}
