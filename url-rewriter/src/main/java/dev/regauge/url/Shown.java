package dev.regauge.url;

import dev.regauge.url.grammar.Piece;
import dev.regauge.url.grammar.Piece.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What may be shown of several readings of one text. What any of them takes for a secret is hidden in all of them: where
 * one parser sees a host, another may see the rest of a password. Places count in the part that the readings share.
 */
final class Shown {

    /** A part of the shared text. */
    private record Span(int start, int end) {}

    private static final int LONGEST = 200;

    /** More hosts than anybody writes. */
    private static final int MANY = 50;

    private final String text;
    private final boolean uri;
    private final BitSet hidden = new BitSet();

    /**
     * Nothing read yet.
     *
     * @param text what the readings share
     * @param uri whether passwords are found by the names of parameters, too
     */
    Shown(String text, boolean uri) {
        this.text = text;
        this.uri = uri;
        if (uri) {
            hidden.or(Secrets.namedIn(text));
        }
    }

    void hide(int start, int end) {
        hidden.set(Math.max(0, start), Math.max(0, end));
    }

    /** Hides what a reading takes for secrets. */
    void hideSecretsOf(ConnectionTarget target) {
        int shift = shift(target);
        for (SecretSpans.Span secret : target.secretSpans()) {
            hide(secret.start() - shift, secret.end() - shift);
        }
    }

    private int shift(ConnectionTarget target) {
        return target.text().length() - text.length();
    }

    /** A part of the shared text, what is hidden of it as {@code ***}. */
    String part(int start, int end) {
        BitSet inside = hidden.get(start, end);
        String part = text.substring(start, end);
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < part.length()) {
            boolean secret = inside.get(at);
            int change = secret ? inside.nextClearBit(at) : inside.nextSetBit(at);
            int next = change < 0 ? part.length() : change;
            shown.append(secret ? Secret.MASK : part.substring(at, next));
            at = next;
        }
        return shown.toString();
    }

    private boolean hides(Span span) {
        return !hidden.get(span.start(), span.end()).isEmpty();
    }

    /** The servers, or who chooses them where none is written. */
    String hosts(ConnectionTarget target) {
        String detour = detour(target);
        List<Span> written = hostsOf(target);
        List<Span> named = valuesOf(target, Concept.HOST, Concept.PORT);
        if (named.stream().anyMatch(this::hides)) {
            return Secret.MASK + detour;
        }
        if (written.stream().anyMatch(this::hides)) {
            List<String> parts =
                    written.stream().map(span -> part(span.start(), span.end())).toList();
            return shortened(String.join(",", parts)) + detour;
        }
        if (namesHidden(target, written)) {
            return Secret.MASK + detour;
        }
        String names = String.join(",", target.hosts().stream().map(Shown::name).toList());
        return shortened(names.isEmpty() ? unnamed(target) : names) + detour;
    }

    /** A name that holds commas is told from a list of names. */
    private static String name(Host host) {
        Host nameless = new Host("", host.portText());
        return host.name().indexOf(',') < 0 ? host.toString() : '"' + host.name() + '"' + nameless;
    }

    /** A line to read, not a text to reuse. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** Whether a name that stands nowhere as a host, because the parser made it up from other parts, is hidden there. */
    private boolean namesHidden(ConnectionTarget target, List<Span> written) {
        List<String> parts = written.stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
        List<String> derived = target.hosts().stream()
                .map(Host::name)
                .filter(name -> !name.isEmpty() && parts.stream().limit(MANY).noneMatch(part -> startsWith(part, name)))
                .limit(MANY)
                .toList();
        return derived.size() == MANY || derived.stream().anyMatch(this::isHidden);
    }

    private static boolean startsWith(String part, String name) {
        return part.equals(name) || part.startsWith(name + ":") || part.startsWith("[" + name + "]");
    }

    private boolean isHidden(String name) {
        int start = hidden.nextSetBit(0);
        while (start >= 0) {
            int end = Math.min(hidden.nextClearBit(start), text.length());
            if (start < end && text.substring(start, end).contains(name)) {
                return true;
            }
            start = hidden.nextSetBit(end + 1);
        }
        return false;
    }

    private static String unnamed(ConnectionTarget target) {
        return target.dialect().defaults().host().orElse("of the environment");
    }

    private static String detour(ConnectionTarget target) {
        List<String> names = target.parameters().stream()
                .filter(parameter -> Destination.isDetour(target.dialect(), parameter))
                .map(Parameter::name)
                .distinct()
                .toList();
        return names.isEmpty() ? "" : " (through " + String.join(", ", names) + ")";
    }

    /** The user, or nothing where none is written. */
    Optional<String> user(ConnectionTarget target) {
        return component(target.user(), target, Kind.USER, Concept.USER).map(Shown::shortened);
    }

    /** The database, or nothing where none is written. */
    Optional<String> database(ConnectionTarget target) {
        return component(target.database(), target, Kind.DATABASE, Concept.DATABASE)
                .map(Shown::shortened);
    }

    private Optional<String> component(Optional<String> value, ConnectionTarget target, Kind kind, Concept concept) {
        List<Span> spans = new ArrayList<>(valuesOf(target, concept));
        for (Piece piece : target.pieces()) {
            if (piece.kind() == kind) {
                spans.add(shared(piece, target));
            }
        }
        List<Span> touched = spans.stream().filter(this::hides).toList();
        if (touched.isEmpty()) {
            return value;
        }
        boolean one = spans.size() == 1;
        return value.map(
                some -> one ? part(touched.get(0).start(), touched.get(0).end()) : Secret.MASK);
    }

    /** Each host with its port. */
    private List<Span> hostsOf(ConnectionTarget target) {
        List<Span> spans = new ArrayList<>();
        for (Piece piece : target.pieces()) {
            Span span = shared(piece, target);
            if (piece.kind() == Kind.HOST) {
                spans.add(span);
            } else if (piece.kind() == Kind.PORT) {
                int start = spans.isEmpty()
                        ? span.start()
                        : spans.remove(spans.size() - 1).start();
                spans.add(new Span(start, span.end()));
            }
        }
        return spans;
    }

    /** Values of parameters about something; parameters stand in the order of their pieces. */
    private List<Span> valuesOf(ConnectionTarget target, Concept... concepts) {
        List<Span> spans = new ArrayList<>();
        List<Parameter> parameters = target.parameters();
        int parameter = -1;
        for (Piece piece : target.pieces()) {
            switch (piece.kind()) {
                case USER, PASSWORD, NAME -> parameter++;
                case VALUE -> {
                    if (isAbout(target.dialect(), parameters, parameter, concepts)) {
                        spans.add(shared(piece, target));
                    }
                }
                default -> {}
            }
        }
        return spans;
    }

    private static boolean isAbout(Dialect dialect, List<Parameter> parameters, int index, Concept... concepts) {
        for (Concept concept : concepts) {
            if (index >= parameters.size() || dialect.isAbout(parameters.get(index), concept)) {
                return true;
            }
        }
        return false;
    }

    private Span shared(Piece piece, ConnectionTarget target) {
        int shift = shift(target);
        return new Span(Math.max(0, piece.start() - shift), Math.max(0, piece.end() - shift));
    }

    /** The shared text with everything hidden that is, and whatever may be a password where no parser took the text. */
    String masked() {
        if (!uri) {
            return Secrets.maskKeysAndValues(part(0, text.length()));
        }
        Shown all = new Shown(text, true);
        all.hidden.or(hidden);
        all.hidden.or(Secrets.userinfoOfUrl(text));
        return all.part(0, text.length());
    }
}
