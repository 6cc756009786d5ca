package dev.regauge.cli;

import dev.regauge.parity.Probe;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Probes by patterns on their ids, in which {@code *} stands for any characters and {@code ?} for one. */
final class ProbeChoice {

    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9_/*?-]{1,80}");

    private ProbeChoice() {}

    /**
     * Those that one of the patterns matches, in their own order; all where there is no pattern.
     *
     * @throws CommandException when a pattern matches none
     */
    static List<Probe> of(List<Probe> probes, List<String> patterns) {
        if (patterns.isEmpty()) {
            return probes;
        }
        List<Pattern> compiled = patterns.stream().map(ProbeChoice::compiled).toList();
        for (int i = 0; i < compiled.size(); i++) {
            Pattern pattern = compiled.get(i);
            if (probes.stream().noneMatch(probe -> matches(pattern, probe))) {
                throw nothingMatches(patterns.get(i), probes);
            }
        }
        return probes.stream()
                .filter(probe -> compiled.stream().anyMatch(pattern -> matches(pattern, probe)))
                .toList();
    }

    private static boolean matches(Pattern pattern, Probe probe) {
        return pattern.matcher(probe.id()).matches();
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString((char) c));
                })
                .collect(Collectors.joining()));
    }

    private static CommandException nothingMatches(String pattern, List<Probe> probes) {
        String groups = probes.stream()
                .collect(Collectors.groupingBy(Probe::group, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(group -> group.getKey() + "/* (" + group.getValue() + ")")
                .collect(Collectors.joining(", "));
        return CommandException.wrongUse("--probe " + shown(pattern) + " matches no probe"
                + "\n  there are: " + groups
                + "\n  to fix:    write 'binding/*' for a whole group, quoted for the shell; --list prints the ids");
    }

    /** What is no pattern may be a connection string with its password, in a wrong place. */
    private static String shown(String pattern) {
        return SHOWN.matcher(pattern).matches() ? "'" + pattern + "'" : "PATTERN";
    }
}
