package dev.regauge.url;

import java.util.List;
import java.util.Optional;

/** A text in the making, once as it is and once with every secret as {@code ***}. */
final class Output {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder masked = new StringBuilder();

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

    /**
     * {@code ?name=value&name=value}, percent-encoded; nothing where there are none. What has no name or no value may be the
     * rest of a secret before it that held an ampersand, and is not shown either.
     */
    Output query(List<Said.Pair> pairs) {
        char separator = '?';
        boolean afterSecret = false;
        for (Said.Pair pair : pairs) {
            boolean named = !pair.name().isEmpty();
            boolean valued = !pair.value().text().isEmpty();
            boolean rest = afterSecret && (!named || (!valued && pair.concept().isEmpty()));
            afterSecret = rest || pair.secret();
            text(String.valueOf(separator)).part(pair.name(), rest && named);
            text("=").part(pair.value().encoded(), pair.secret() || (rest && valued));
            separator = '&';
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    String masked() {
        return masked.toString();
    }
}
