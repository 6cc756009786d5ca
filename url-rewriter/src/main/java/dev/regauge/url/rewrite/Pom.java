package dev.regauge.url.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dependencies of a Maven project file, wherever in it they are declared. */
final class Pom {

    static final String PGJDBC = "org.postgresql:postgresql";
    static final String GROUP_OF_PGJDBC_NG = "com.impossibl.pgjdbc-ng";
    private static final List<String> PGJDBC_NG =
            List.of(GROUP_OF_PGJDBC_NG + ":pgjdbc-ng", GROUP_OF_PGJDBC_NG + ":pgjdbc-ng-all");

    /**
     * One {@code <dependency>}.
     *
     * @param siblings every dependency of the same list
     * @param managed whether it stands under {@code <dependencyManagement>}
     */
    record Dependency(XmlElement element, String coordinates, List<XmlElement> siblings, boolean managed) {
        boolean isPgjdbc() {
            return coordinates.equals(PGJDBC);
        }

        boolean isPgjdbcNg() {
            return PGJDBC_NG.contains(coordinates);
        }
    }

    private final SourceFile file;
    private final XmlElement document;
    private final List<Dependency> dependencies = new ArrayList<>();

    private Pom(SourceFile file, XmlElement document) {
        this.file = file;
        this.document = document;
    }

    static Pom parse(SourceFile file) throws XmlElement.Malformed {
        Pom pom = new Pom(file, XmlElement.parse(file.text()));
        pom.collect();
        return pom;
    }

    /** An element under which dependencies are looked for. */
    private record Open(XmlElement element, boolean managed) {}

    private void collect() {
        List<Open> open = new ArrayList<>(List.of(new Open(document, false)));
        for (int i = 0; i < open.size(); i++) {
            XmlElement element = open.get(i).element();
            boolean managed = open.get(i).managed() || element.name().equals("dependencyManagement");
            for (XmlElement child : element.children()) {
                if (element.name().equals("dependencies") && child.name().equals("dependency")) {
                    dependencies.add(new Dependency(child, coordinates(child), element.children(), managed));
                }
                open.add(new Open(child, managed));
            }
        }
    }

    private String coordinates(XmlElement dependency) {
        return dependency.text("groupId", file.text()).orElse("") + ":"
                + dependency.text("artifactId", file.text()).orElse("");
    }

    SourceFile file() {
        return file;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    /** Whether the same list already holds pgjdbc. */
    boolean hasPgjdbcBeside(Dependency dependency) {
        return dependency.siblings().stream()
                .anyMatch(sibling -> coordinates(sibling).equals(PGJDBC));
    }

    /** The element that defines the property a text such as <code>${driver.version}</code> names, in this file. */
    Optional<XmlElement> property(String reference) {
        if (!isReference(reference)) {
            return Optional.empty();
        }
        String name = reference.substring(2, reference.length() - 1);
        return document.child("project")
                .flatMap(project -> project.child("properties"))
                .flatMap(all -> all.child(name));
    }

    /** Whether its group is that of pgjdbc-ng, with a comment, CDATA or another artifact beside it. */
    boolean mayBePgjdbcNg(Dependency dependency) {
        return dependency
                .element()
                .child("groupId")
                .filter(group -> file.text()
                        .substring(group.contentStart(), group.contentEnd())
                        .contains(GROUP_OF_PGJDBC_NG))
                .isPresent();
    }

    /** Whether this file reads a property at another place than in the version of pgjdbc. */
    boolean readsElsewhere(String reference) {
        long versions = dependencies.stream()
                .filter(Dependency::isPgjdbc)
                .filter(dependency -> dependency
                        .element()
                        .text("version", file.text())
                        .filter(reference::equals)
                        .isPresent())
                .count();
        long all = 0;
        for (int at = file.text().indexOf(reference); at >= 0; at = file.text().indexOf(reference, at + 1)) {
            all++;
        }
        return all > versions;
    }

    static boolean isReference(String version) {
        return version.startsWith("${") && version.endsWith("}");
    }
}
