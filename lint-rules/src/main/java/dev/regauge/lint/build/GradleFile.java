package dev.regauge.lint.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The drivers that one build file of Gradle names, in Groovy or Kotlin. */
final class GradleFile {

    private static final String ARTIFACT = "(org\\.postgresql:postgresql|(?<![\\w.])postgresql:postgresql"
            + "|com\\.impossibl\\.pgjdbc-ng:pgjdbc-ng(?:-all)?|com\\.ongres\\.scram:scram-client)";

    /** {@code "group:artifact"}, perhaps with a version, a classifier, an ending, and a variable behind a plus. */
    private static final Pattern COORDINATES = Pattern.compile(
            "[\"']" + ARTIFACT
                    + "(?::((?:\\$\\{[^}\n]{0,80}}|\\$(?!\\{)|[^\"':@$]){0,80}))?(?::([^\"'@]{0,40}))?(?:@\\w+)?[\"'](?:\\s*\\+\\s*([\\w.]{1,80}))?");

    private static final Pattern NAMED = Pattern.compile(
            "group\\s*[:=]\\s*[\"']([\\w.-]{1,60})[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([\\w.-]{1,60})[\"']"
                    + "(?:\\s*,\\s*version\\s*[:=]\\s*(?:[\"']([^\"'\n]{1,80})[\"']|([\\w.]{1,80})))?");

    private static final String SPRING_PLUGIN = "io.spring.dependency-management";

    /** Configurations of tools: what they bring is not on the program's class path. */
    private static final Pattern TOOL = Pattern.compile(
            "\\b(classpath|liquibase\\w*|flyway\\w*|jooq\\w*|kapt|annotationProcessor|test\\w*|\\w+Test\\w*)\\b");

    /** The name that a statement begins with, or the first text of an {@code add("testImplementation", ..)}. */
    private static final Pattern OPENING =
            Pattern.compile("\\s*(?:(?:else\\s+)?if\\s*\\([^\n]{0,200}?\\)\\s*|else\\s+)?"
                    + "(?:(?:[\\w.]{0,80}\\.)?add\\s*\\(?\\s*[\"'](\\w+)[\"']|[\"']?([\\w.]{1,200}))");

    private static final int LONGEST_STATEMENT = 4_000;

    private final TextFile file;
    private final String code;
    private final Variables variables;

    GradleFile(TextFile file, Variables variables) {
        this.file = file;
        this.code = Uncommented.of(file.text());
        this.variables = variables;
    }

    List<DriverUse> uses(List<VersionCatalog> catalogs) {
        List<DriverUse> uses = new ArrayList<>();
        coordinates(uses);
        named(uses);
        catalogs.forEach(catalog -> catalog.drivers().forEach(driver -> library(catalog, driver, uses)));
        return uses;
    }

    private void coordinates(List<DriverUse> uses) {
        Matcher found = COORDINATES.matcher(code);
        while (found.find()) {
            String written = found.group(2) == null ? "" : found.group(2);
            Version version = found.group(4) != null && written.isEmpty()
                    ? variables.name(found.group(4))
                    : written.isEmpty() ? managed(found.group(1)) : variables.resolve(written);
            uses.add(use(found.group(1), edition(version, found.group(3)), found.start()));
        }
    }

    private static Version edition(Version version, @org.jspecify.annotations.Nullable String classifier) {
        return classifier == null || !classifier.matches("jdbc[0-9a-z]{1,4}|jre[0-9]")
                ? version
                : new Version(version.known().map(known -> known + "." + classifier), version.undecided());
    }

    private void named(List<DriverUse> uses) {
        Matcher found = NAMED.matcher(code);
        while (found.find()) {
            String artifact = found.group(1) + ":" + found.group(2);
            if (DriverUse.ARTIFACTS.containsKey(artifact)) {
                Version version = found.group(3) != null
                        ? variables.resolve(found.group(3))
                        : found.group(4) != null ? variables.name(found.group(4)) : managed(artifact);
                uses.add(use(artifact, version, found.start()));
            }
        }
    }

    private void library(VersionCatalog catalog, VersionCatalog.Library driver, List<DriverUse> uses) {
        List<String> names = new ArrayList<>(catalog.bundlesWith(driver));
        names.add(driver.accessor());
        for (String name : names) {
            Matcher found = Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?:\\.get\\(\\))?(?![\\w.-])")
                    .matcher(code);
            while (found.find()) {
                uses.add(use(driver.artifact(), driver.version(), found.start()));
            }
        }
    }

    /** Spring's plugin takes pgjdbc's version from a property that a build may override. */
    private Version managed(String artifact) {
        return variables
                .value(PomVersions.SPRING_BOOT_PROPERTY)
                .filter(value -> artifact.equals(DriverUse.PGJDBC) && code.contains(SPRING_PLUGIN))
                .map(Version::written)
                .orElseGet(() -> Version.undecided("its version is decided by a platform or a plugin"));
    }

    private DriverUse use(String artifact, Version version, int offset) {
        boolean tool = TOOL.matcher(configuration(offset)).find();
        return DriverUse.of(artifact, version, file.atOffset(offset), file.folder())
                .aside(tool);
    }

    /** What opens the statement of an offset, such as {@code testImplementation}; what stands before on its line is another's. */
    private String configuration(int offset) {
        Matcher opening = OPENING.matcher(code).region(beginning(offset), offset);
        if (!opening.lookingAt()) {
            return "";
        }
        return opening.group(2) == null ? opening.group(1) : opening.group(2);
    }

    private int beginning(int offset) {
        int at = offset;
        while (at > Math.max(0, offset - LONGEST_STATEMENT)) {
            char before = code.charAt(at - 1);
            if (before == '}' && variable(at - 1) >= 0) {
                at = variable(at - 1);
            } else if (";{}".indexOf(before) >= 0 || (before == '\n' && !goesOn(at - 1))) {
                return at;
            } else {
                at--;
            }
        }
        return at;
    }

    /** Where the <code>${..}</code> begins that a brace closes; negative where it closes another. */
    private int variable(int brace) {
        int open = code.lastIndexOf('{', brace);
        boolean closes = open > 0 && code.charAt(open - 1) == '$' && code.indexOf('}', open) == brace;
        return closes ? open - 1 : -1;
    }

    /** Whether the line that ends here needs the next one. */
    private boolean goesOn(int lineEnd) {
        int at = lineEnd;
        while (at > 0 && Character.isWhitespace(code.charAt(at - 1))) {
            at--;
        }
        return at > 0 && "(,[+=:".indexOf(code.charAt(at - 1)) >= 0;
    }

    /** Whether a configuration's name says that only tests see it. */
    static boolean isForTests(String configuration) {
        return configuration.toLowerCase(Locale.ROOT).contains("test");
    }
}
