package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Analyses methods when somebody first asks for them, each once and by itself, and remembers what callers need to know.
 * A method that is asked for while it is being analysed, or too deep below another, is unknown.
 */
final class Summaries {

    private static final int DEEPEST = 24;

    private final Program program;
    private final Function<String, String> files;
    private final Predicate<String> judged;
    private final Sinks sinks;
    private final Calls calls;
    private final Fields fields;
    private final Map<MethodKey, Summary> known = new LinkedHashMap<>();
    private final Set<MethodKey> open = new HashSet<>();
    private final IdentityHashMap<Summary.Site, List<Claim>> claimed = new IdentityHashMap<>();
    private final Map<MethodKey, Set<MethodKey>> followers = new HashMap<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private final Map<String, Boolean> near = new HashMap<>();
    private final Map<MethodKey, List<Value>> unknown = new HashMap<>();

    /** A caller has a site of another method in its own terms. */
    private record Claim(MethodKey caller, Source.Local id, boolean isJudged) {}

    /**
     * Nothing is analysed yet.
     *
     * @param files the file to name for a class, by its internal name
     * @param judged whether somebody wants to know what is found in a class, by its binary name
     */
    Summaries(Program program, Sinks sinks, Function<String, String> files, Predicate<String> judged) {
        this.program = program;
        this.sinks = sinks;
        this.files = files;
        this.judged = judged;
        this.calls = new Calls(program, sinks, this);
        this.fields = new Fields(program, this);
    }

    Fields fields() {
        return fields;
    }

    Program program() {
        return program;
    }

    Sinks sinks() {
        return sinks;
    }

    Calls calls() {
        return calls;
    }

    /** All that was analysed so far. */
    Map<MethodKey, Summary> known() {
        return Collections.unmodifiableMap(known);
    }

    /** Methods that could not be analysed, a line each. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** What is to know of a method; nothing where its code is not scanned. */
    Summary of(MethodKey method) {
        Summary before = known.get(method);
        if (before != null) {
            return before;
        }
        if (open.size() >= DEEPEST || !program.has(method.owner()) || !open.add(method)) {
            return Summary.NONE;
        }
        try {
            Summary summary = analysed(method);
            known.put(method, summary);
            return summary;
        } finally {
            open.remove(method);
        }
    }

    /** Analyses a method again, now that more is known of what it calls. */
    void renew(MethodKey method) {
        known.remove(method);
        followers.remove(method);
        of(method);
    }

    /** Whether a call of the method is worth following for what it does rather than for what it returns. */
    boolean isWorthFollowing(MethodKey method) {
        return known.containsKey(method)
                || isNear(method.owner())
                || method.descriptor().contains("Ljava/sql/")
                || method.descriptor().contains("Ljava/lang/StringBu");
    }

    /** Whether a class calls a sink itself. */
    boolean isNear(String owner) {
        return near.computeIfAbsent(
                owner, key -> program.find(key).map(sinks::calledIn).orElse(false));
    }

    /** Notes that a caller has taken over what it needs of a method. */
    void follow(MethodKey caller, MethodKey method) {
        followers.computeIfAbsent(method, key -> new HashSet<>()).add(caller);
    }

    boolean hasFollowed(MethodKey caller, MethodKey method) {
        return followers.getOrDefault(method, Set.of()).contains(caller);
    }

    /**
     * Notes that a caller has the site in its own terms.
     *
     * @param told the same, as the caller has it
     */
    void claim(Summary.Site site, Summary.Site told) {
        claimed.computeIfAbsent(site, key -> new ArrayList<>())
                .add(new Claim(
                        told.method(), told.id(), judged.test(told.location().className())));
    }

    /** Whether a caller tells of the site in its own terms; of one that is judged a caller that is judged has to. */
    boolean isClaimed(Summary.Site site) {
        return judged.test(site.location().className()) ? isTold(site, new HashSet<>()) : claimed.containsKey(site);
    }

    private boolean isTold(Summary.Site site, Set<Claim> asked) {
        return claimed.getOrDefault(site, List.of()).stream()
                .filter(asked::add)
                .anyMatch(claim -> claim.isJudged() || finished(claim).anyMatch(told -> isTold(told, asked)));
    }

    private Stream<Summary.Site> finished(Claim claim) {
        return Optional.ofNullable(known.get(claim.caller())).stream()
                .flatMap(summary -> summary.sites().stream())
                .filter(site -> site.id().equals(claim.id()));
    }

    /**
     * Arguments for the parameters of a method, and new names for its sites.
     *
     * @param first number of the method's first site among those of the call
     */
    Substitution substitution(Summary summary, List<Value> arguments, int instruction, int first) {
        return new Substitution(arguments, fields, id -> {
            for (int i = 0; i < summary.sites().size(); i++) {
                if (summary.sites().get(i).id().equals(id)) {
                    return new Source.Local(instruction, first + i);
                }
            }
            return new Source.Local(-1, 0);
        });
    }

    Location location(MethodKey method, int line) {
        String file = files.apply(method.owner());
        return new Location(file, line, method.owner().replace('/', '.'), ClassScanner.sourceMethod(method.name()));
    }

    private Summary analysed(MethodKey key) {
        try {
            Optional<MethodNode> code = program.code(key);
            if (code.isEmpty()) {
                return Summary.NONE;
            }
            MethodContext context = new MethodContext(key, code.get(), program, calls, fields);
            return new Recorder(context, this).record(context.frames());
        } catch (AnalyzerException | RuntimeException e) {
            fail(key, e);
            return Summary.NONE;
        }
    }

    /** Of what only explains others nothing is said. */
    private void fail(MethodKey key, Exception e) {
        if (!program.isKnown(key.owner())) {
            failures.add(key.owner().replace('/', '.') + "." + key.name() + ": not analysed: " + reason(e));
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** The values of a function's or an object's method where nothing but these first ones is known. */
    List<Value> arguments(MethodKey method, List<Value> first) {
        List<Value> all =
                new ArrayList<>(unknown.computeIfAbsent(method, key -> MethodContext.unknown(program.parameters(key))));
        for (int i = 0; i < Math.min(first.size(), all.size()); i++) {
            all.set(i, first.get(i));
        }
        return all;
    }
}
