package dev.regauge.lint.verify;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks statement by statement which kept answers still hold, and why others do not. */
final class KeptFit {

    private final Map<String, KeptFile> files;
    private final Route route;
    private final String schema;
    private final List<Verification.Statement> statements = new ArrayList<>();
    private final Set<String> problems;
    private final Map<String, Set<String>> staleByReason = new LinkedHashMap<>();
    private final Set<String> needed = new TreeSet<>();
    private final Set<Integer> majors = new TreeSet<>();

    KeptFit(Map<String, KeptFile> files, List<String> refused, Route route, String schema) {
        this.files = files;
        this.route = route;
        this.schema = schema;
        this.problems = new LinkedHashSet<>(refused);
    }

    void look(SqlSite site, SqlTemplate template) {
        KeptQuestion question = KeptQuestion.of(site, template.text(), route.to());
        String name = question.fileName();
        needed.add(name);
        KeptFile file = files.get(name);
        if (file == null) {
            problems.add(site.location() + ": no answer is kept for this statement");
        } else if (stale(file).isPresent()) {
            staleByReason
                    .computeIfAbsent(stale(file).get(), reason -> new TreeSet<>())
                    .add(name);
        } else {
            take(file, question, site, template);
        }
    }

    private void take(KeptFile file, KeptQuestion question, SqlSite site, SqlTemplate template) {
        Optional<KeptAnswer> answer = file.answers().stream()
                .filter(kept -> kept.way().equals(question.way()))
                .findFirst();
        if (answer.isPresent()) {
            majors.add(file.server());
            statements.add(new Verification.Statement(
                    site, template, answer.get().from(), answer.get().to()));
        } else {
            problems.add(site.location() + ": stale, the statement was bound otherwise when its answer was kept");
        }
    }

    private Optional<String> stale(KeptFile file) {
        boolean sameRoute = file.from().equals(route.from().toString())
                && file.to().equals(route.to().toString());
        if (!sameRoute) {
            return Optional.of("it was written for the route " + file.from() + " -> " + file.to());
        }
        return file.schema().equals(schema)
                ? Optional.empty()
                : Optional.of("the schema has changed since it was written");
    }

    /** What came of it. A reason that holds for many files is said once. */
    KeptAnswers.Fit result() {
        List<String> lines = new ArrayList<>(problems);
        staleByReason.forEach((reason, names) -> lines.add(named(names) + ": stale, " + reason));
        Set<String> left = new TreeSet<>(files.keySet());
        left.removeAll(needed);
        if (!left.isEmpty()) {
            lines.add(named(left) + ": no statement of the program needs it any more");
        }
        return new KeptAnswers.Fit(new Verification(server(), statements), lines);
    }

    private static String named(Set<String> names) {
        String first = KeptAnswers.FOLDER + "/" + names.iterator().next();
        return names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more";
    }

    private String server() {
        List<String> all = majors.stream().map(String::valueOf).toList();
        return all.isEmpty() ? "" : "PostgreSQL " + String.join(" and ", all) + ", by answers that were kept";
    }
}
