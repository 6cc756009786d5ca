package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The modules of a project that findings are in, by where its build tools put things: the folder above {@code src},
 * {@code target} or {@code build/classes}; of what lies in an archive, the archive.
 *
 * @param sizes how many findings are in each, by its folder; the project's own folder is {@link #ROOT}
 */
record Modules(Map<String, Integer> sizes) {

    static final String ROOT = ".";

    private static final List<String> INSIDE = List.of("src/", "target/", "build/classes/", "build/resources/");

    static Modules of(List<Finding> findings) {
        Modules known = new Modules(new TreeMap<>());
        findings.forEach(finding -> within(file(finding)).ifPresent(module -> known.sizes.put(module, 0)));
        findings.forEach(finding -> known.sizes.merge(known.of(finding), 1, Integer::sum));
        known.sizes.values().removeIf(size -> size == 0);
        return known;
    }

    /** That of a finding: of a file that lies in no such folder, a build file for one, the innermost module around it. */
    String of(Finding finding) {
        String file = file(finding);
        return within(file).orElseGet(() -> around(file));
    }

    private static Optional<String> within(String file) {
        int archive = file.indexOf("!/");
        if (archive >= 0) {
            return Optional.of(file.substring(0, archive));
        }
        for (int start = 0; start >= 0; start = next(file, start)) {
            int from = start;
            if (INSIDE.stream().anyMatch(folder -> file.startsWith(folder, from))) {
                return Optional.of(start == 0 ? ROOT : file.substring(0, start - 1));
            }
        }
        return Optional.empty();
    }

    private static int next(String file, int start) {
        int slash = file.indexOf('/', start);
        return slash < 0 ? -1 : slash + 1;
    }

    private String around(String file) {
        for (int end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
            if (sizes.containsKey(file.substring(0, end))) {
                return file.substring(0, end);
            }
        }
        return ROOT;
    }

    private static String file(Finding finding) {
        return finding.location().file();
    }
}
