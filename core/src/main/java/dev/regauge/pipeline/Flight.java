package dev.regauge.pipeline;

import dev.regauge.pipeline.Part.Naming;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;

/**
 * Parts that are sent before the answer of the first is read.
 *
 * <p>The driver writes all of a flight and then reads. While it writes nobody reads, so a server that answers more than
 * the sockets hold stops reading as well, and both wait for ever. That cannot happen where only the first statement is
 * large: the server has read all of it before it answers, and what follows fits into the sockets' buffers. 64 KiB do on
 * every system of today: Linux alone lets 64 KiB into the receiver's window and holds 16 KiB at the sender's side, from the
 * beginning of a connection.
 *
 * @param first the index of the first part
 * @param parts the parts
 */
record Flight(int first, List<Part> parts) {

    /** pgjdbc puts in a Sync of its own, and waits, with the 256th part. */
    static final int MOST_PARTS = 250;

    static final int MOST_BYTES_BEHIND_THE_FIRST = 64 * 1024;

    Flight {
        parts = List.copyOf(parts);
    }

    /** Cuts parts into flights, as few as is safe. */
    static List<Flight> of(List<Part> parts) {
        List<Flight> flights = new ArrayList<>();
        int first = 0;
        while (first < parts.size()) {
            int end = end(parts, first);
            flights.addAll(new Flight(first, parts.subList(first, end)).cutForNames());
            first = end;
        }
        return flights;
    }

    private static int end(List<Part> parts, int first) {
        long behind = 0;
        boolean answersBegan = false;
        int at = first;
        while (at < parts.size() && at - first < MOST_PARTS) {
            Part part = parts.get(at);
            behind += answersBegan ? part.weight() : 0;
            if (behind > MOST_BYTES_BEHIND_THE_FIRST) {
                return at;
            }
            answersBegan |= !part.is(Step.Kind.BEGIN);
            at++;
            if (part.step().request().filter(Request::changesMeaning).isPresent()) {
                return at;
            }
        }
        return at;
    }

    /**
     * A flight either names all its unnamed statements or none. Where some are due and others must stay unnamed, the
     * longest run of due ones travels by itself: at most two more round trips, and once for each statement of a
     * connection, because by then it has a name.
     */
    private List<Flight> cutForNames() {
        if (!has(Naming.DUE) || !has(Naming.UNNAMED)) {
            return List.of(this);
        }
        int from = 0;
        int to = 0;
        int start = 0;
        for (int at = 0; at <= parts.size(); at++) {
            if (at == parts.size() || parts.get(at).naming() == Naming.UNNAMED) {
                if (due(start, at) > due(from, to)) {
                    from = start;
                    to = at;
                }
                start = at + 1;
            }
        }
        List<Flight> cut = new ArrayList<>();
        for (int[] bounds : new int[][] {{0, from}, {from, to}, {to, parts.size()}}) {
            if (bounds[0] < bounds[1]) {
                cut.add(new Flight(first + bounds[0], parts.subList(bounds[0], bounds[1])));
            }
        }
        return cut;
    }

    private long due(int from, int to) {
        return from >= to
                ? 0
                : parts.subList(from, to).stream()
                        .filter(part -> part.naming() == Naming.DUE)
                        .count();
    }

    private boolean has(Naming naming) {
        return parts.stream().anyMatch(part -> part.naming() == naming);
    }

    List<Query> queries() {
        return parts.stream().map(Part::query).toList();
    }

    List<ParameterList> values() {
        return parts.stream().map(Part::parameters).toList();
    }

    /** How many values stand before those of each part. */
    int[] offsets() {
        int[] offsets = new int[parts.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + parts.get(i - 1).parameters().getInParameterCount();
        }
        return offsets;
    }

    /** Whether its unnamed statements stay so. */
    boolean namesNothing() {
        return has(Naming.UNNAMED);
    }

    boolean holdsCommit() {
        return parts.get(parts.size() - 1).is(Step.Kind.COMMIT);
    }

    /**
     * Whether one statement occurs with different types of values. The driver then parses it anew and forgets its columns
     * before it has read the answers of its earlier occurrences, unless the columns are asked for with every execution.
     */
    boolean retypes() {
        Map<Query, int[]> types = new HashMap<>();
        for (Part part : parts) {
            int[] now = part.parameters().getTypeOIDs();
            int[] before = part.repeated() ? types.putIfAbsent(part.query(), now) : null;
            if (before != null && !Arrays.equals(before, now)) {
                return true;
            }
        }
        return false;
    }
}
