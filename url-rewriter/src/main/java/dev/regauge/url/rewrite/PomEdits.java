package dev.regauge.url.rewrite;

import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.List;
import java.util.Optional;

/** Changes the driver's coordinates in a Maven project file. */
final class PomEdits {

    private final Route route;
    private final Findings findings;
    private final Pom pom;
    private final String text;
    private final boolean managedInProject;
    private final List<String> sourcesNamingIt;

    /**
     * @param managedInProject whether some project file under the root manages the version of the driver
     * @param sourcesNamingIt the sources whose code still names pgjdbc-ng
     */
    PomEdits(Route route, Findings findings, Pom pom, boolean managedInProject, List<String> sourcesNamingIt) {
        this.route = route;
        this.findings = findings;
        this.pom = pom;
        this.text = pom.file().text();
        this.managedInProject = managedInProject;
        this.sourcesNamingIt = sourcesNamingIt;
    }

    void find() {
        if (!route.to().driver().equals(Profile.PGJDBC)) {
            return;
        }
        boolean sameDriver = route.from().driver().equals(Profile.PGJDBC);
        for (Pom.Dependency dependency : pom.dependencies()) {
            if (sameDriver && dependency.isPgjdbc()) {
                changeVersion(dependency);
            } else if (!sameDriver && dependency.isPgjdbcNg()) {
                changeDriver(dependency);
            } else if (!sameDriver && pom.mayBePgjdbcNg(dependency)) {
                findings.refuse(
                        dependency.element().start(),
                        Pom.GROUP_OF_PGJDBC_NG,
                        "its coordinates are not plain text, or not known",
                        "replace it with " + newCoordinates() + " by hand");
            }
        }
    }

    private void changeDriver(Pom.Dependency dependency) {
        XmlElement element = dependency.element();
        if (pom.hasPgjdbcBeside(dependency)) {
            refuseToRemove(dependency);
        } else if (element.child("classifier").isPresent()
                || element.child("systemPath").isPresent()) {
            findings.refuse(
                    element.start(),
                    dependency.coordinates(),
                    "it is declared with a classifier or a path of its own",
                    "replace it with " + Pom.PGJDBC + ":" + route.to().version() + " by hand");
        } else if (sourcesNamingIt.isEmpty()) {
            replace(dependency);
        } else {
            addBeside(dependency);
            refuseToRemove(dependency);
        }
    }

    private void refuseToRemove(Pom.Dependency dependency) {
        int sources = sourcesNamingIt.size();
        findings.refuse(
                dependency.element().start(),
                dependency.coordinates(),
                sources == 0
                        ? "pgjdbc is a dependency already, and no source names this one any more"
                        : sources + (sources == 1 ? " source still names" : " sources still name")
                                + " com.impossibl in code, " + sourcesNamingIt.get(0) + " first",
                sources == 0 ? "remove this dependency" : "remove this dependency when no source names it any more");
    }

    private String newCoordinates() {
        return Pom.PGJDBC + ":" + route.to().version();
    }

    private void replace(Pom.Dependency dependency) {
        XmlElement element = dependency.element();
        XmlElement group = element.child("groupId").orElseThrow();
        XmlElement artifact = element.child("artifactId").orElseThrow();
        Optional<XmlElement> version = element.child("version");
        int start = Math.min(group.contentStart(), artifact.contentStart());
        int end = Math.max(group.contentEnd(), artifact.contentEnd());
        if (version.isPresent()) {
            start = Math.min(start, version.get().contentStart());
            end = Math.max(end, version.get().contentEnd());
        } else if (!managedInProject) {
            end = Math.max(end, artifact.end());
        }
        StringBuilder replacement = new StringBuilder();
        int at = start;
        for (XmlElement child : element.children()) {
            Optional<String> content = newContent(child);
            if (content.isPresent() && child.contentStart() >= start) {
                replacement.append(text, at, child.contentStart()).append(content.get());
                at = child.contentEnd();
            }
            if (child == artifact && version.isEmpty() && !managedInProject) {
                replacement.append(text, at, artifact.end()).append(newVersion(artifact));
                at = artifact.end();
            }
        }
        replacement.append(text, at, end);
        findings.edit(
                Edit.Kind.DEPENDENCY,
                start,
                end,
                replacement.toString(),
                new Findings.Shown(oldCoordinates(dependency), newCoordinates()),
                false);
        version.flatMap(present -> present.text(text)).filter(Pom::isReference).ifPresent(this::mentionProperty);
    }

    private Optional<String> newContent(XmlElement child) {
        return switch (child.name()) {
            case "groupId" -> Optional.of("org.postgresql");
            case "artifactId" -> Optional.of("postgresql");
            case "version" -> Optional.of(route.to().version());
            default -> Optional.empty();
        };
    }

    private String newVersion(XmlElement artifact) {
        return blanksBefore(artifact) + "<version>" + route.to().version() + "</version>";
    }

    private String oldCoordinates(Pom.Dependency dependency) {
        return dependency.coordinates()
                + dependency
                        .element()
                        .text("version", text)
                        .map(version -> ":" + version)
                        .orElse("");
    }

    private void mentionProperty(String reference) {
        Optional<XmlElement> property = pom.property(reference);
        findings.refuse(
                property.map(XmlElement::start).orElse(0),
                reference,
                "the dependency states its version itself now and no longer reads this property",
                "remove the property if nothing else reads it");
    }

    /** The blanks between an element and what stands before it: its line break and indentation. */
    private String blanksBefore(XmlElement element) {
        int start = element.start();
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, element.start());
    }

    private void addBeside(Pom.Dependency dependency) {
        XmlElement old = dependency.element();
        XmlElement first = old.children().get(0);
        String outer = blanksBefore(old);
        String inner = blanksBefore(first);
        StringBuilder added = new StringBuilder(lastBreak(outer)).append("<dependency>");
        added.append(inner).append("<groupId>org.postgresql</groupId>");
        added.append(inner).append("<artifactId>postgresql</artifactId>");
        if (old.child("version").isPresent() || !managedInProject) {
            added.append(inner).append("<version>").append(route.to().version()).append("</version>");
        }
        for (String kept : List.of("scope", "optional")) {
            old.text(kept, text)
                    .ifPresent(value -> added.append(inner)
                            .append('<')
                            .append(kept)
                            .append('>')
                            .append(value)
                            .append("</")
                            .append(kept)
                            .append('>'));
        }
        added.append(text, old.children().get(old.children().size() - 1).end(), old.contentEnd())
                .append("</dependency>");
        findings.edit(
                Edit.Kind.DEPENDENCY,
                old.end(),
                old.end(),
                added.toString(),
                new Findings.Shown("", newCoordinates()),
                false);
    }

    /** One line break and the indentation, however many empty lines stand before. */
    private static String lastBreak(String blanks) {
        int newline = blanks.lastIndexOf('\n');
        if (newline > 0 && blanks.charAt(newline - 1) == '\r') {
            newline--;
        }
        return newline < 0 ? blanks : blanks.substring(newline);
    }

    private void changeVersion(Pom.Dependency dependency) {
        Optional<XmlElement> version = dependency.element().child("version");
        Optional<String> value = version.flatMap(present -> present.text(text));
        if (version.isEmpty()) {
            if (!managedInProject) {
                refuseVersion(dependency, "its version is managed outside of this project's files");
            }
        } else if (value.isEmpty()) {
            refuseVersion(dependency, "its version is not plain text");
        } else if (!Pom.isReference(value.get())) {
            version(version.get(), value.get());
        } else {
            Optional<XmlElement> property = pom.property(value.get());
            Optional<String> defined = property.flatMap(present -> present.text(text));
            if (defined.isEmpty() || Pom.isReference(defined.get())) {
                refuseVersion(dependency, "its version is a property that this file does not define: " + value.get());
            } else if (pom.readsElsewhere(value.get())) {
                refuseVersion(dependency, "its version is a property that is read elsewhere, too: " + value.get());
            } else {
                version(property.get(), defined.get());
            }
        }
    }

    private void version(XmlElement element, String old) {
        String wanted = route.to().version();
        boolean planned = findings.edits().stream()
                .anyMatch(edit -> edit.start() == pom.file().byteOffset(element.contentStart()));
        if (!planned && Versions.isOlder(old, wanted)) {
            findings.edit(
                    Edit.Kind.DEPENDENCY,
                    element.contentStart(),
                    element.contentEnd(),
                    wanted,
                    new Findings.Shown(Pom.PGJDBC + ":" + old, newCoordinates()),
                    false);
        }
    }

    private void refuseVersion(Pom.Dependency dependency, String why) {
        findings.refuse(
                dependency.element().start(),
                dependency.coordinates(),
                why,
                "set it to " + route.to().version() + " there");
    }
}
