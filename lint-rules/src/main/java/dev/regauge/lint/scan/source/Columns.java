package dev.regauge.lint.scan.source;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.ToolProvider;

/**
 * Gives findings in classes their columns, which class files do not have: of the literal with the SQL where it stands in
 * the call, on its own line, otherwise of the call. Only source files with findings are parsed, each once.
 */
public final class Columns {

    private final Path root;
    private final Set<String> stale;
    private final Map<String, Optional<Places>> known = new HashMap<>();

    private Columns(Path root, Collection<String> stale) {
        this.root = root;
        this.stale = Set.copyOf(stale);
    }

    /**
     * The findings, each with a column where one is certain.
     *
     * @param root the folder that locations are relative to
     * @param stale source files that have changed since they were compiled: a column of theirs could be a wrong one
     */
    public static List<Finding> in(Path root, Collection<String> stale, List<Finding> findings) {
        if (!SourceClasses.isPossible() || !Files.isDirectory(root)) {
            return findings;
        }
        Columns columns = new Columns(root, stale);
        return findings.stream().map(columns::placed).toList();
    }

    private Finding placed(Finding finding) {
        Location at = finding.location();
        boolean open = finding.column().isEmpty()
                && at.line() > 0
                && !at.className().isEmpty()
                && at.file().endsWith(".java")
                && !stale.contains(at.file());
        return open
                ? known.computeIfAbsent(at.file(), this::places)
                        .flatMap(places -> places.of(at.line(), finding.sink(), finding.sql(), finding.caret()))
                        .map(place -> at(finding, place))
                        .orElse(finding)
                : finding;
    }

    private Optional<Places> places(String file) {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Places[] found = new Places[1];
        try {
            new Parser(ToolProvider.getSystemJavaCompiler(), (unread, why) -> {})
                    .parse(List.of(path), parsed -> found[0] = new Places(parsed));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty(); // thousands of calls in one chain: a finding without a column is a finding
        }
        return Optional.ofNullable(found[0]);
    }

    private static Finding at(Finding finding, Places.Place place) {
        Location call = finding.location();
        return finding.at(new Location(call.file(), place.line(), call.className(), call.method()), place.column());
    }
}
