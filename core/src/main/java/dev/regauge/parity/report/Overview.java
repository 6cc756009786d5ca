package dev.regauge.parity.report;

import dev.regauge.parity.Cause;
import dev.regauge.parity.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A comparison, put in the order of a report.
 *
 * @param parts those that hold something, worst first
 * @param groups of the probes that differ, sorted
 */
record Overview(List<Part> parts, List<String> groups) {

    /** A cause and its number, which is its place in the comparison, counted from 1. */
    record Numbered(int number, Cause cause) {}

    /** The causes of a section, as the comparison orders them. */
    record Part(Section section, List<Numbered> causes) {

        /** How many probes show one of the causes. */
        int probes() {
            return causes.stream()
                    .mapToInt(numbered -> numbered.cause().differences().size())
                    .sum();
        }

        /** How many probes of a group show one of the causes. */
        int probes(String group) {
            return new Part(section, byGroup().getOrDefault(group, List.of())).probes();
        }

        /** The causes by the groups of their probes; a group stands where its first cause does. */
        Map<String, List<Numbered>> byGroup() {
            Map<String, List<Numbered>> groups = new LinkedHashMap<>();
            for (Numbered numbered : causes) {
                groups.computeIfAbsent(numbered.cause().group(), group -> new ArrayList<>())
                        .add(numbered);
            }
            return groups;
        }
    }

    static Overview of(Comparison comparison) {
        Map<Section, List<Numbered>> parts = new LinkedHashMap<>();
        TreeSet<String> groups = new TreeSet<>();
        for (int i = 0; i < comparison.causes().size(); i++) {
            Cause cause = comparison.causes().get(i);
            groups.add(cause.group());
            parts.computeIfAbsent(Section.of(cause), section -> new ArrayList<>())
                    .add(new Numbered(i + 1, cause));
        }
        return new Overview(
                parts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(part -> new Part(part.getKey(), List.copyOf(part.getValue())))
                        .toList(),
                List.copyOf(groups));
    }

    /** How many probes differ. */
    int probes() {
        return parts.stream().mapToInt(Part::probes).sum();
    }

    /** How many probes show something of a section. */
    int probes(Section section) {
        return parts.stream()
                .filter(part -> part.section() == section)
                .mapToInt(Part::probes)
                .sum();
    }

    /** How many causes a section has. */
    int causes(Section section) {
        return parts.stream()
                .filter(part -> part.section() == section)
                .mapToInt(part -> part.causes().size())
                .sum();
    }
}
