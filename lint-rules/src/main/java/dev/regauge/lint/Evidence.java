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

/**
 * What drivers were measured to do: the recorded outcome of each probe on each profile, and the only ground on which a
 * rule may say what a driver does. Cannot be changed; safe for use by several threads.
 *
 * <p>The files beside this class, one a profile, are written by the parity run: {@code # profile: P} first, further
 * comments, then lines {@code probe<TAB>outcome} in the form of {@link Outcome#text}.
 */
public final class Evidence {

    /** Nothing was measured. */
    public static final Evidence NONE = new Evidence(Map.of());

    private static final String FOLDER = "evidence/";
    private static final String INDEX = "index.txt";
    private static final String PROFILE = "# profile: ";

    private final Map<String, Map<String, Outcome>> byProfile;

    private Evidence(Map<String, Map<String, Outcome>> byProfile) {
        this.byProfile = Map.copyOf(byProfile);
    }

    /**
     * The evidence that Regauge brings along.
     *
     * @throws IllegalStateException when a file of it is missing or broken
     */
    public static Evidence load() {
        Map<String, Map<String, Outcome>> byProfile = new HashMap<>();
        for (String file : lines(INDEX)) {
            List<String> lines = lines(file);
            if (lines.isEmpty() || !lines.get(0).startsWith(PROFILE)) {
                throw new IllegalStateException(
                        "The evidence file " + file + " does not begin with \"" + PROFILE + "\"");
            }
            Profile profile = Profile.parse(lines.get(0).substring(PROFILE.length()));
            byProfile.put(profile.toString(), outcomes(lines, file));
        }
        return new Evidence(byProfile);
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
        return byProfile.getOrDefault(profile.toString(), Map.of()).getOrDefault(probe, new Outcome.Unmeasured());
    }

    /** The same with outcomes of one profile added; where there are both, the added ones count. */
    public Evidence with(Profile profile, Map<String, Outcome> outcomes) {
        Map<String, Map<String, Outcome>> changed = new HashMap<>(byProfile);
        Map<String, Outcome> merged = new HashMap<>(byProfile.getOrDefault(profile.toString(), Map.of()));
        merged.putAll(outcomes);
        changed.put(profile.toString(), Map.copyOf(merged));
        return new Evidence(changed);
    }

    /** The profiles that were measured, as {@link Profile#toString} writes them, sorted. */
    public Set<String> profiles() {
        return new TreeSet<>(byProfile.keySet());
    }
}
