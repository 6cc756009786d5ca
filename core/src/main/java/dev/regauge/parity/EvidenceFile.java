package dev.regauge.parity;

import dev.regauge.route.Outcome;
import dev.regauge.route.Profile;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured of one profile, in the form that is checked in: two lines about where it comes from, then a line a
 * probe, sorted, with a tab between the probe's id and {@link Outcome#text}. Ends with a line feed.
 *
 * @param profile the profile measured
 * @param server the server it was measured on, as {@link Parity#serverVersion} names it
 * @param outcomes the outcomes by the probes' ids
 */
public record EvidenceFile(Profile profile, String server, SortedMap<String, Outcome> outcomes) {

    private static final String PROFILE = "# profile: ";
    private static final String SERVER = "# server: ";

    /** Copies the outcomes; they cannot be changed afterwards. */
    public EvidenceFile {
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static EvidenceFile parse(String text) {
        String[] lines = text.split("\n", -1);
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        for (int i = 2; i < lines.length; i++) {
            int tab = lines[i].indexOf('\t');
            if (tab > 0) {
                outcomes.put(lines[i].substring(0, tab), Outcome.parse(lines[i].substring(tab + 1)));
            } else if (!lines[i].isEmpty()) {
                throw new IllegalArgumentException("Not evidence: line " + (i + 1) + " has no tab after a probe's id");
            }
        }
        return new EvidenceFile(Profile.parse(header(lines, 0, PROFILE)), header(lines, 1, SERVER), outcomes);
    }

    private static String header(String[] lines, int index, String start) {
        if (index >= lines.length || !lines[index].startsWith(start)) {
            throw new IllegalArgumentException(
                    "Not evidence: line " + (index + 1) + " does not start with \"" + start + "\"");
        }
        return lines[index].substring(start.length());
    }

    /** The file's whole content. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(PROFILE)
                .append(profile)
                .append('\n')
                .append(SERVER)
                .append(server)
                .append('\n');
        for (Map.Entry<String, Outcome> outcome : outcomes.entrySet()) {
            text.append(outcome.getKey())
                    .append('\t')
                    .append(outcome.getValue().text())
                    .append('\n');
        }
        return text.toString();
    }

    /** The name of a profile's file, which differs where profiles do: {@code pgjdbc-42.7.14-preferQueryMode-simple.tsv}. */
    public static String fileName(Profile profile) {
        return profile.toString().replaceAll("[:?=&]", "-") + ".tsv";
    }
}
