package dev.regauge.lint.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides the versions of the drivers of one Maven project, as far as files of the tree decide them: by its own
 * properties and managed versions, those of its parents, and those of the bills of materials that they import.
 */
final class PomVersions {

    /** Which entries are looked at. */
    enum Kind {
        DEPENDENCY,
        MANAGED
    }

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}$]{1,100})}");

    private static final String SPRING_BOOT = "org.springframework.boot:spring-boot-";

    /** As Spring Boot documents it, in Maven and in Gradle. */
    static final String SPRING_BOOT_PROPERTY = "postgresql.version";

    /** Parents of parents, properties in properties. */
    private static final int DEEPEST = 20;

    private final Poms poms;
    private final PomFile pom;

    PomVersions(Poms poms, PomFile pom) {
        this.poms = poms;
        this.pom = pom;
    }

    List<DriverUse> uses(Kind kind) {
        List<DriverUse> uses = new ArrayList<>();
        for (PomFile.Entry entry : entries(pom.main, kind)) {
            List<DriverUse> always = use(entry, Optional.empty());
            uses.addAll(always);
            for (String profile : pom.profiles.keySet()) {
                use(entry, Optional.of(profile)).stream()
                        .filter(other ->
                                always.stream().noneMatch(one -> one.version().equals(other.version())))
                        .forEach(uses::add);
            }
        }
        pom.profiles.forEach((profile, section) ->
                entries(section, kind).forEach(entry -> uses.addAll(use(entry, Optional.of(profile)))));
        return uses;
    }

    /** What parents in the tree depend on, where this project's own properties or managed versions make it another. */
    List<DriverUse> inherited() {
        List<DriverUse> uses = new ArrayList<>();
        Optional<PomFile> parent = poms.parent(pom);
        for (int i = 0; i < DEEPEST && parent.isPresent(); i++) {
            for (PomFile.Entry entry : parent.get().main.dependencies) {
                if (pom.main.dependencies.stream()
                        .noneMatch(own -> own.coordinates().equals(entry.coordinates()))) {
                    inherited(entry, new PomVersions(poms, parent.get()), uses);
                }
            }
            parent = poms.parent(parent.get());
        }
        return uses;
    }

    private void inherited(PomFile.Entry entry, PomVersions above, List<DriverUse> uses) {
        List<DriverUse> known = new ArrayList<>(above.use(entry, Optional.empty()));
        List<Optional<String>> profiles = new ArrayList<>(List.of(Optional.empty()));
        pom.profiles.keySet().forEach(profile -> profiles.add(Optional.of(profile)));
        for (Optional<String> profile : profiles) {
            for (DriverUse use : use(entry, profile)) {
                if (known.stream()
                        .noneMatch(one -> one.artifact().equals(use.artifact())
                                && one.version().equals(use.version()))) {
                    known.add(use);
                    uses.add(use.in(pom.file.at(pom.parentLine)));
                }
            }
        }
    }

    private static List<PomFile.Entry> entries(PomFile.Section section, Kind kind) {
        return kind == Kind.MANAGED ? section.managed : section.dependencies;
    }

    /** One, or none where it is no driver. */
    private List<DriverUse> use(PomFile.Entry entry, Optional<String> profile) {
        String coordinates = interpolate(entry.coordinates(), profile).orElse(entry.coordinates());
        if (!DriverUse.ARTIFACTS.containsKey(coordinates)) {
            return List.of();
        }
        Version version = version(entry, coordinates, profile);
        DriverUse use = DriverUse.of(
                coordinates,
                new Version(version.known().map(known -> edition(known, entry)), version.undecided()),
                pom.file.at(entry.line()),
                pom.file.folder());
        return List.of(use.aside(isAside(entry, coordinates))
                .when(profile.map("profile "::concat).orElse("")));
    }

    private static String edition(String version, PomFile.Entry entry) {
        return entry.edition().matches("jdbc[0-9a-z]{1,4}|jre[0-9]") && !version.contains(entry.edition())
                ? version + "." + entry.edition()
                : version;
    }

    private boolean isAside(PomFile.Entry entry, String coordinates) {
        String scope = entry.value("scope");
        String managed = scope.isEmpty() && entry.value("version").isEmpty()
                ? managed(coordinates, Optional.empty(), new HashSet<>(), DEEPEST)
                        .map(found -> found.entry().value("scope"))
                        .orElse("")
                : scope;
        return managed.equals("test");
    }

    private Version version(PomFile.Entry entry, String coordinates, Optional<String> profile) {
        if (!entry.value("version").isEmpty()) {
            return resolve(entry.value("version"), profile);
        }
        return managed(coordinates, profile, new HashSet<>(), DEEPEST)
                .map(found -> found.where().resolve(found.entry().value("version"), found.profile()))
                .or(() -> ofSpringBoot(coordinates, profile))
                .orElseGet(() -> Version.undecided("its version is decided by " + outside()));
    }

    /** The parent of Spring Boot takes pgjdbc's version from a property, which its children override. */
    private Optional<Version> ofSpringBoot(String coordinates, Optional<String> profile) {
        boolean child = coordinates.equals(DriverUse.PGJDBC)
                && oldest().parentCoordinates()
                        .filter(parent -> parent.startsWith(SPRING_BOOT))
                        .isPresent();
        return child
                ? property(SPRING_BOOT_PROPERTY, profile, DEEPEST).map(value -> resolve(value, profile))
                : Optional.empty();
    }

    private Version resolve(String written, Optional<String> profile) {
        return interpolate(written, profile)
                .map(Version::written)
                .orElseGet(() -> Version.undecided(
                        "`" + Version.shown(written) + "` is decided where no file of this project is"));
    }

    /** The last of the parents that is in the tree, or the project itself. */
    private PomFile oldest() {
        PomFile at = pom;
        for (int i = 0; i < DEEPEST; i++) {
            Optional<PomFile> parent = poms.parent(at);
            if (parent.isEmpty()) {
                return at;
            }
            at = parent.get();
        }
        return at;
    }

    /** What may decide a version that no file of the project does: its parent first. */
    private String outside() {
        List<String> outside =
                new ArrayList<>(oldest().parentCoordinates().stream().toList());
        PomFile at = pom;
        for (int i = 0; i < DEEPEST; i++) {
            at.main.managed.stream()
                    .filter(PomFile.Entry::isBom)
                    .filter(bom -> poms.bom(bom.coordinates()).isEmpty())
                    .map(bom -> bom.coordinates() + ":" + bom.value("version"))
                    .forEach(outside::add);
            Optional<PomFile> parent = poms.parent(at);
            if (parent.isEmpty()) {
                break;
            }
            at = parent.get();
        }
        return outside.isEmpty() ? "nobody here" : listed(outside) + ", which is not in this project";
    }

    private static String listed(List<String> outside) {
        String more = outside.size() > 2 ? " or one of " + (outside.size() - 2) + " more" : "";
        return outside.stream().limit(2).map(Version::shown).collect(Collectors.joining(" or ")) + more;
    }

    /** A managed version, and the project whose properties it speaks of. */
    private record Managed(PomFile.Entry entry, PomVersions where, Optional<String> profile) {}

    /** The nearest: the profile's, the project's, its parents'; imported ones come behind each project's own. Each file is looked at once. */
    private Optional<Managed> managed(String coordinates, Optional<String> profile, Set<PomFile> seen, int deep) {
        if (deep == 0 || !seen.add(pom)) {
            return Optional.empty();
        }
        return profile.map(pom.profiles::get)
                .flatMap(section -> managed(section, coordinates, profile, seen, deep))
                .or(() -> managed(pom.main, coordinates, profile, seen, deep))
                .or(() -> poms.parent(pom)
                        // the child's properties override the parent's, so the child resolves what the parent writes
                        .flatMap(parent ->
                                new PomVersions(poms, parent).managed(coordinates, Optional.empty(), seen, deep - 1))
                        .map(found -> new Managed(found.entry(), isBomOf(found) ? found.where() : this, profile)));
    }

    private boolean isBomOf(Managed found) {
        PomFile at = pom;
        for (int i = 0; i < DEEPEST; i++) {
            Optional<PomFile> parent = poms.parent(at);
            if (parent.isEmpty()) {
                return true;
            }
            at = parent.get();
            if (at == found.where().pom) {
                return false;
            }
        }
        return true;
    }

    private Optional<Managed> managed(
            PomFile.Section section, String coordinates, Optional<String> profile, Set<PomFile> seen, int deep) {
        for (PomFile.Entry entry : section.managed) {
            if (!entry.isBom() && interpolate(entry.coordinates(), profile).equals(Optional.of(coordinates))) {
                return Optional.of(new Managed(entry, this, profile));
            }
        }
        for (PomFile.Entry entry : section.managed) {
            Optional<Managed> imported = entry.isBom()
                    ? interpolate(entry.coordinates(), profile)
                            .flatMap(poms::bom)
                            .filter(bom -> bom != pom)
                            .flatMap(bom ->
                                    new PomVersions(poms, bom).managed(coordinates, Optional.empty(), seen, deep - 1))
                    : Optional.empty();
            if (imported.isPresent()) {
                return imported;
            }
        }
        return Optional.empty();
    }

    /** The text with its properties replaced; empty where one of them is not known. */
    private Optional<String> interpolate(String text, Optional<String> profile) {
        String replaced = text;
        for (int i = 0; i < DEEPEST; i++) {
            Matcher property = PROPERTY.matcher(replaced);
            if (!property.find()) {
                return replaced.contains("${") ? Optional.empty() : Optional.of(replaced);
            }
            Optional<String> value = property(property.group(1), profile, DEEPEST);
            if (value.isEmpty() || replaced.length() > 1000) {
                return Optional.empty();
            }
            replaced = replaced.substring(0, property.start()) + value.get() + replaced.substring(property.end());
        }
        return Optional.empty();
    }

    private Optional<String> property(String name, Optional<String> profile, int deep) {
        if (deep == 0) {
            return Optional.empty();
        }
        Optional<String> ofProfile = profile.map(pom.profiles::get).map(section -> section.properties.get(name));
        return ofProfile
                .or(() -> Optional.ofNullable(pom.main.properties.get(name)))
                .or(() -> ofModel(name))
                .or(() -> poms.parent(pom)
                        .flatMap(parent -> new PomVersions(poms, parent).property(name, Optional.empty(), deep - 1)));
    }

    /** {@code project.version} and its kin. */
    private Optional<String> ofModel(String name) {
        Map<String, String> model = name.startsWith("project.parent.") ? pom.parent : pom.own;
        String element = name.substring(name.lastIndexOf('.') + 1);
        if (!name.startsWith("project.")) {
            return Optional.empty();
        }
        return Optional.ofNullable(model.get(element))
                .or(() -> Optional.ofNullable(pom.parent.get(element)).filter(value -> !element.equals("artifactId")));
    }
}
