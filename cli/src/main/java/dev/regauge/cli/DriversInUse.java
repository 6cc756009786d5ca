package dev.regauge.cli;

import dev.regauge.route.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The PostgreSQL drivers that a project's build files name.
 *
 * <p>A build file that cannot be read is passed over here; whoever edits it reports it.
 */
final class DriversInUse {

    private static final Map<String, String> DRIVER_BY_ARTIFACT = Map.of(
            "org.postgresql:postgresql", Profile.PGJDBC,
            "com.impossibl.pgjdbc-ng:pgjdbc-ng", Profile.PGJDBC_NG,
            "com.impossibl.pgjdbc-ng:pgjdbc-ng-all", Profile.PGJDBC_NG);

    private static final Pattern GRADLE_COORDINATES = Pattern.compile(
            "[\"'](org\\.postgresql:postgresql|com\\.impossibl\\.pgjdbc-ng:pgjdbc-ng(?:-all)?)(?::([\\w.-]{1,40}))?[\"']");

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]{1,100})}");

    /**
     * A driver as a build file names it.
     *
     * @param profile with the newest known version where the file leaves it to something else
     * @param file relative to the project
     */
    record Use(Profile profile, String file) {}

    private DriversInUse() {}

    /** All drivers named below a project, sorted by file. */
    static List<Use> of(ProjectTree tree) {
        List<Use> uses = new ArrayList<>();
        for (Path file : tree.files()) {
            String name = file.getFileName().toString();
            if (name.equals("pom.xml")) {
                uses.addAll(inPom(tree, file));
            } else if (name.endsWith(".gradle") || name.endsWith(".gradle.kts")) {
                uses.addAll(inGradle(tree, file));
            }
        }
        uses.sort(Comparator.comparing(Use::file)
                .thenComparing(use -> use.profile().toString()));
        return uses;
    }

    /** The profile to assume when the user names none: pgjdbc-ng where it is in use, because it has to go. */
    static Optional<Profile> guess(List<Use> uses) {
        return uses.stream()
                .map(Use::profile)
                .min(Comparator.comparing((Profile profile) -> profile.driver().equals(Profile.PGJDBC))
                        .thenComparing(Profile::toString));
    }

    private static List<Use> inPom(ProjectTree tree, Path pom) {
        Map<String, String> properties = new HashMap<>();
        Map<String, String> versions = new TreeMap<>();
        try (InputStream in = Files.newInputStream(pom)) {
            readPom(in, properties, versions);
        } catch (IOException | XMLStreamException unreadable) {
            return List.of();
        }
        List<Use> uses = new ArrayList<>();
        versions.forEach((coordinates, version) -> {
            String driver = DRIVER_BY_ARTIFACT.get(coordinates);
            if (driver != null) {
                uses.add(new Use(profile(driver, resolve(version, properties)), tree.name(pom)));
            }
        });
        return uses;
    }

    /** Reads the project's properties and the versions of its dependencies, by {@code group:artifact}. */
    private static void readPom(InputStream in, Map<String, String> properties, Map<String, String> versions)
            throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        List<String> path = new ArrayList<>();
        Map<String, String> dependency = new HashMap<>();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(xml.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String element = path.remove(path.size() - 1);
                    String parent = path.isEmpty() ? "" : path.get(path.size() - 1);
                    if (element.equals("dependency")) {
                        versions.put(
                                dependency.get("groupId") + ":" + dependency.get("artifactId"),
                                dependency.getOrDefault("version", ""));
                        dependency.clear();
                    } else if (parent.equals("dependency")) {
                        dependency.put(element, text.toString().trim());
                    } else if (parent.equals("properties")) {
                        properties.put(element, text.toString().trim());
                    }
                }
                default -> {}
            }
        }
    }

    private static String resolve(String version, Map<String, String> properties) {
        Matcher property = PROPERTY.matcher(version);
        return property.matches() ? properties.getOrDefault(property.group(1), "") : version;
    }

    private static List<Use> inGradle(ProjectTree tree, Path file) {
        List<Use> uses = new ArrayList<>();
        try {
            Matcher matcher = GRADLE_COORDINATES.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                String driver = matcher.group(1).startsWith("org.postgresql") ? Profile.PGJDBC : Profile.PGJDBC_NG;
                String version = matcher.group(2) == null ? "" : matcher.group(2);
                uses.add(new Use(profile(driver, version), tree.name(file)));
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return uses;
    }

    private static Profile profile(String driver, String version) {
        try {
            return Profile.parse(version.isEmpty() ? driver : driver + ":" + version);
        } catch (IllegalArgumentException computedVersion) {
            return Profile.parse(driver);
        }
    }
}
