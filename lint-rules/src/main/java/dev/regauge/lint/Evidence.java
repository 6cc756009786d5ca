package dev.regauge.lint;

import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What drivers were measured to do: the recorded outcome of each probe on each profile, and the only ground on which a
 * rule may say what a driver does. Cannot be changed; safe for use by several threads.
 *
 * <p>The files beside this class, one a profile, are written by the parity run: {@code # profile: P} first, further
 * comments, then lines {@code probe<TAB>outcome} in the form of {@link Outcome#text}. {@code index.txt} names them all, in
 * lines {@code file<TAB>profile}.
 */
public final class Evidence {

    /** Nothing was measured. */
    public static final Evidence NONE = new Evidence(Map.of(), Map.of());

    private static final String FOLDER = "evidence/";
    private static final String INDEX = "index.txt";
    private static final String PROFILE = "# profile: ";

    /** What was read of a file stays: there are many lines, and few profiles that anybody asks for. */
    private static final Map<String, Map<String, Outcome>> READ = new ConcurrentHashMap<>();

    private final Map<String, String> files;
    private final Map<String, Map<String, Outcome>> added;

    private Evidence(Map<String, String> files, Map<String, Map<String, Outcome>> added) {
        this.files = Map.copyOf(files);
        this.added = Map.copyOf(added);
    }

    /**
     * The evidence that Regauge brings along. A profile's file is read when it is first asked for.
     *
     * @throws IllegalStateException when the index is missing or broken; a broken file is found when it is read
     */
    public static Evidence load() {
        Map<String, String> files = new HashMap<>();
        for (String line : lines(INDEX)) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new IllegalStateException("A line of the evidence's index is not \"file<TAB>profile\": " + line);
            }
            files.put(line.substring(tab + 1), line.substring(0, tab));
        }
        return new Evidence(files, Map.of());
    }

    private static Map<String, Outcome> read(String file, String profile) {
        return READ.computeIfAbsent(file, name -> {
            List<String> lines = lines(name);
            if (lines.isEmpty() || !lines.get(0).equals(PROFILE + profile)) {
                throw new IllegalStateException(
                        "The evidence file " + name + " does not begin with \"" + PROFILE + profile + "\"");
            }
            return Map.copyOf(outcomes(lines, name));
        });
    }

    /**
     * Reads the lines of an evidence file; empty lines and lines that begin with {@code #} are skipped.
     *
     * @param file what to call it in an error
     * @throws IllegalStateException when a line is none of an evidence file
     */
    public static Map<String, Outcome> outcomes(List<String> lines, String file) {
        Map<String, Outcome> outcomes = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int tab = line.indexOf('\t');
            try {
                outcomes.put(line.substring(0, tab), Outcome.parse(line.substring(tab + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalStateException(
                        "Line " + (i + 1) + " of the evidence file " + file + " is not \"probe<TAB>outcome\"", e);
            }
        }
        return outcomes;
    }

    private static List<String> lines(String file) {
        try (InputStream in = Evidence.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The evidence file " + file + " is missing from lint-rules");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the evidence file " + file, e);
        }
    }

    /** What the profile did with the probe; unmeasured where nobody has looked at exactly this profile. */
    public Outcome outcome(Profile profile, String probe) {
        Outcome outcome = added.getOrDefault(profile.toString(), Map.of()).get(probe);
        return outcome == null ? recorded(profile.toString()).getOrDefault(probe, new Outcome.Unmeasured()) : outcome;
    }

    private Map<String, Outcome> recorded(String profile) {
        String file = files.get(profile);
        return file == null ? Map.of() : read(file, profile);
    }

    /** The same with outcomes of one profile added; where there are both, the added ones count. */
    public Evidence with(Profile profile, Map<String, Outcome> outcomes) {
        Map<String, Map<String, Outcome>> more = new HashMap<>(added);
        Map<String, Outcome> merged = new HashMap<>(added.getOrDefault(profile.toString(), Map.of()));
        merged.putAll(outcomes);
        more.put(profile.toString(), Map.copyOf(merged));
        return new Evidence(files, more);
    }

    /** The profiles that were measured, as {@link Profile#toString} writes them, sorted. */
    public Set<String> profiles() {
        Set<String> profiles = new TreeSet<>(files.keySet());
        profiles.addAll(added.keySet());
        return profiles;
    }
}
