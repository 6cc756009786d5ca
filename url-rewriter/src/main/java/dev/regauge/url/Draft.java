package dev.regauge.url;

import dev.regauge.url.grammar.Atoms;
import dev.regauge.url.grammar.Cursor;
import dev.regauge.url.grammar.Misread;
import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decoded pieces of a text in their order, before a dialect decides which of them count. All places count in the
 * folded text.
 */
final class Draft {

    /**
     * A host of the list.
     *
     * @param name decoded; empty where nothing stands before the port
     * @param port decoded; absent where no port piece follows, empty where it has no digits
     * @param at where the host begins
     * @param portAt where the port begins
     */
    record Written(Value name, Optional<Value> port, int at, int portAt) {
        Host host() {
            return new Host(name.text(), port.map(Value::text));
        }
    }

    private final Dialect dialect;
    private final Atoms atoms;
    private final List<Piece> pieces;
    private final List<Written> hosts = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private Optional<Value> database = Optional.empty();

    Draft(Dialect dialect, Atoms atoms, Cursor cut) {
        this.dialect = dialect;
        this.atoms = atoms;
        this.pieces = cut.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            interpret(i);
        }
    }

    private void interpret(int index) {
        Piece piece = pieces.get(index);
        switch (piece.kind()) {
            case USER -> parameters.add(userinfo(Concept.USER, piece));
            case PASSWORD -> parameters.add(userinfo(Concept.PASSWORD, piece));
            case HOST -> hosts.add(new Written(decode(piece), Optional.empty(), piece.start(), piece.end()));
            case PORT -> addPort(piece);
            case DATABASE -> database = Optional.of(decode(piece));
            case NAME -> addParameter(index, piece);
            case DROPPED_NAME -> dropped.add(atoms.unfold(text(piece)));
            case SCHEME, VALUE, DROPPED_VALUE, IGNORED, MARK -> {}
        }
    }

    private Parameter userinfo(Concept concept, Piece piece) {
        String name = dialect.word(concept).map(Word::name).orElse(concept == Concept.USER ? "user" : "password");
        return new Parameter(name, decode(piece), Parameter.Origin.USERINFO, piece.start(), piece.start());
    }

    private void addPort(Piece piece) {
        if (hosts.isEmpty()) {
            hosts.add(new Written(Value.of(""), Optional.empty(), piece.start(), piece.start()));
        }
        Written host = hosts.remove(hosts.size() - 1);
        hosts.add(new Written(host.name(), Optional.of(decode(piece)), host.at(), piece.start()));
    }

    private void addParameter(int index, Piece name) {
        int next = index + 1;
        while (next < pieces.size() && pieces.get(next).kind() == Kind.MARK) {
            next++;
        }
        boolean hasValue = next < pieces.size() && pieces.get(next).kind() == Kind.VALUE;
        Value value = hasValue ? decode(pieces.get(next)) : Value.ABSENT;
        int valueAt = hasValue ? pieces.get(next).start() : name.end();
        String decoded = dialect.canonical(decode(name).text());
        parameters.add(new Parameter(decoded, value, dialect.parameterOrigin(atoms.folded()), name.start(), valueAt));
    }

    private Value decode(Piece piece) {
        try {
            return Value.decoded(
                    atoms.folded(), piece.start(), piece.end(), atoms, dialect.decoding(piece, atoms.folded()));
        } catch (Misread misread) {
            throw new Misread(misread.problem(), piece.start() + misread.at(), misread.fix());
        }
    }

    private String text(Piece piece) {
        return atoms.folded().substring(piece.start(), piece.end());
    }

    /** The placeholders, and the text they stand in. */
    Atoms atoms() {
        return atoms;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Everything that names the dialect, as it stands; nothing where nothing does. */
    String scheme() {
        return pieces.stream()
                .filter(piece -> piece.kind() == Kind.SCHEME)
                .findFirst()
                .map(this::text)
                .orElse("");
    }

    /** The hosts before any parameter replaces them. */
    List<Written> written() {
        return hosts;
    }

    /** The same as {@link #written}, as they count where no parameter replaces them. */
    List<Host> hosts() {
        return hosts.stream().map(Written::host).toList();
    }

    /** The database of the path. */
    Optional<Value> database() {
        return database;
    }

    /** Userinfo first, then all others in the order of the text. */
    List<Parameter> parameters() {
        return parameters;
    }

    /** Names of parameters that the parser leaves out. */
    List<String> dropped() {
        return dropped;
    }

    boolean isAbout(Parameter parameter, Concept concept) {
        return dialect.isAbout(parameter, concept);
    }

    /** The last parameter about something, which in nearly all dialects is the one that counts. */
    Optional<Parameter> last(Concept concept) {
        for (int i = parameters.size() - 1; i >= 0; i--) {
            if (dialect.isAbout(parameters.get(i), concept)) {
                return Optional.of(parameters.get(i));
            }
        }
        return Optional.empty();
    }

    /** What the pieces mean where later ones replace earlier ones and no parameter names a host or port. */
    Parts settled() {
        Optional<Value> path = database;
        return parts(hosts(), last(Concept.DATABASE).map(Parameter::decoded).or(() -> path));
    }

    /** What the pieces mean, with these hosts and this database. */
    Parts parts(List<Host> effectiveHosts, Optional<Value> effectiveDatabase) {
        return new Parts(
                List.copyOf(effectiveHosts),
                effectiveDatabase,
                last(Concept.USER).map(Parameter::decoded),
                last(Concept.PASSWORD).map(Parameter::decoded),
                List.copyOf(parameters),
                List.copyOf(dropped));
    }

    /**
     * What a text means to its dialect.
     *
     * @param hosts in the order they are tried
     * @param dropped the names of parameters that the parser leaves out because of the way they are written
     */
    record Parts(
            List<Host> hosts,
            Optional<Value> database,
            Optional<Value> user,
            Optional<Value> password,
            List<Parameter> parameters,
            List<String> dropped) {

        Parts withDatabase(Optional<Value> other) {
            return new Parts(hosts, other, user, password, parameters, dropped);
        }

        Parts withParameters(List<Parameter> counting, List<String> leftOut) {
            return new Parts(hosts, database, user, password, List.copyOf(counting), List.copyOf(leftOut));
        }

        Parts withUser(Optional<Value> other) {
            return new Parts(hosts, database, other, password, parameters, dropped);
        }

        Parts withPassword(Optional<Value> other) {
            return new Parts(hosts, database, user, other, parameters, dropped);
        }
    }
}
