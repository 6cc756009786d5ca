package dev.regauge.lint.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a Maven project file from its beginning to its end. */
final class PomReader {

    private static final String PROJECT = "project";
    private static final String PROFILE = "project/profiles/profile";
    private static final String DEPENDENCY = "dependencies/dependency";
    private static final String MANAGED = "dependencyManagement/dependencies/dependency";

    private static final int MOST_PROFILES = 50;

    private final PomFile pom;
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> dependency = new HashMap<>();
    private int dependencyLine;
    private PomFile.Section section;
    private PomFile.Section profile = new PomFile.Section();

    /** As Maven calls one without an id. */
    private String profileId = "default";

    private PomReader(TextFile file) {
        this.pom = new PomFile(file);
        this.section = pom.main;
    }

    /** @throws XMLStreamException when it is no XML */
    static PomFile read(TextFile file) throws XMLStreamException {
        PomReader reader = new PomReader(file);
        XMLStreamReader xml = Xml.reader(file.text());
        while (xml.hasNext()) {
            reader.next(xml);
        }
        return reader.pom;
    }

    private void next(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
                path.add(xml.getLocalName());
                text.setLength(0);
                if (path.size() > Xml.DEEPEST) {
                    throw new XMLStreamException("more than " + Xml.DEEPEST + " elements within each other");
                }
                start(String.join("/", path), xml.getLocation().getLineNumber());
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
            case XMLStreamConstants.END_ELEMENT -> {
                end(String.join("/", path));
                path.remove(path.size() - 1);
                text.setLength(0);
            }
            default -> {}
        }
    }

    private void start(String at, int line) {
        if (at.equals(PROFILE)) {
            profile = new PomFile.Section();
            profileId = "default";
            section = profile;
        }
        if (at.equals(PROJECT + "/parent")) {
            pom.parentLine = line;
        }
        if (at.equals(prefix() + DEPENDENCY) || at.equals(prefix() + MANAGED)) {
            dependency.clear();
            dependencyLine = line;
        }
    }

    private String prefix() {
        return (section == pom.main ? PROJECT : PROFILE) + "/";
    }

    private void end(String at) {
        String name = path.get(path.size() - 1);
        String value = text.toString().strip();
        String within = at.substring(0, Math.max(0, at.length() - name.length() - 1));
        if (at.equals(PROFILE)) {
            keepProfile();
            section = pom.main;
        } else if (at.equals(PROFILE + "/id")) {
            profileId = value;
        } else if (within.equals(PROJECT)) {
            pom.own.put(name, value);
        } else if (within.equals(PROJECT + "/parent")) {
            pom.parent.put(name, value);
        } else if (within.equals(prefix() + "properties")) {
            section.properties.put(name, value);
        } else if (within.equals(prefix() + DEPENDENCY) || within.equals(prefix() + MANAGED)) {
            dependency.put(name, value);
        } else if (at.equals(prefix() + DEPENDENCY)) {
            keep(section.dependencies);
        } else if (at.equals(prefix() + MANAGED)) {
            keep(section.managed);
        }
    }

    /** What can be no driver and brings none is not kept. */
    private void keep(List<PomFile.Entry> entries) {
        PomFile.Entry entry = new PomFile.Entry(Map.copyOf(dependency), dependencyLine);
        String coordinates = entry.coordinates();
        if (!entry.isBom() && !coordinates.contains("${") && !DriverUse.ARTIFACTS.containsKey(coordinates)) {
            return;
        }
        if (entries.size() < BuildFiles.MOST_DRIVERS) {
            entries.add(entry);
        } else {
            pom.cut = true;
        }
    }

    /** A profile that has nothing of a driver changes nothing. */
    private void keepProfile() {
        boolean empty = profile.properties.isEmpty() && profile.managed.isEmpty() && profile.dependencies.isEmpty();
        if (!empty && pom.profiles.size() < MOST_PROFILES) {
            pom.profiles.put(freeId(), profile);
        } else {
            pom.cut |= !empty;
        }
    }

    /** Two profiles of one id are both looked at. */
    private String freeId() {
        return pom.profiles.containsKey(profileId) ? profileId + ", number " + (pom.profiles.size() + 1) : profileId;
    }
}
