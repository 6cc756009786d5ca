package dev.regauge.lint.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The drivers in build files of sbt, Ivy, Leiningen and the Clojure command line. */
final class OtherBuilds {

    private static final Pattern SBT = Pattern.compile(
            "\"([\\w.-]{1,60})\"\\s*%{1,2}\\s*\"([\\w.-]{1,60})\"\\s*%\\s*(?:\"([^\"\n]{1,80})\"|([\\w.]{1,80}))"
                    + "(?:\\s*%\\s*\"?(\\w{1,40}))?");

    private static final Pattern CLOJURE = Pattern.compile(
            "[\\[{(\\s]((?:[\\w.-]{1,60}/)?[\\w.-]{1,60})\\s+(?:\\{\\s*:mvn/version\\s+)?\"([^\"\n]{1,80})\"");

    private OtherBuilds() {}

    static List<DriverUse> sbt(TextFile file, Variables variables) {
        List<DriverUse> uses = new ArrayList<>();
        Matcher found = SBT.matcher(Uncommented.of(file.text()));
        while (found.find()) {
            String artifact = found.group(1) + ":" + found.group(2);
            if (DriverUse.ARTIFACTS.containsKey(artifact)) {
                Version version =
                        found.group(3) != null ? Version.written(found.group(3)) : variables.name(found.group(4));
                boolean tests = found.group(5) != null && GradleFile.isForTests(found.group(5));
                uses.add(use(
                                artifact,
                                version,
                                file,
                                file.atOffset(found.start()).line())
                        .aside(tests));
            }
        }
        return uses;
    }

    /** A name without a group is its own group, as Leiningen has it. */
    static List<DriverUse> clojure(TextFile file) {
        List<DriverUse> uses = new ArrayList<>();
        String code = file.text().replaceAll(";[^\n]*", "");
        Lines lines = new Lines(code);
        Matcher found = CLOJURE.matcher(code);
        while (found.find()) {
            String name = found.group(1);
            String artifact = name.contains("/") ? name.replace('/', ':') : name + ":" + name;
            if (DriverUse.ARTIFACTS.containsKey(artifact)) {
                uses.add(use(artifact, Version.written(found.group(2)), file, lines.of(found.start(1))));
            }
        }
        return uses;
    }

    /** @throws XMLStreamException when it is no XML */
    static List<DriverUse> ivy(TextFile file) throws XMLStreamException {
        List<DriverUse> uses = new ArrayList<>();
        XMLStreamReader xml = Xml.reader(file.text());
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("dependency")) {
                String artifact = attribute(xml, "org") + ":" + attribute(xml, "name");
                if (DriverUse.ARTIFACTS.containsKey(artifact)) {
                    uses.add(
                            use(artifact, revision(xml), file, xml.getLocation().getLineNumber())
                                    .aside(GradleFile.isForTests(
                                            attribute(xml, "conf").split("->", -1)[0])));
                }
            }
        }
        return uses;
    }

    private static Version revision(XMLStreamReader xml) {
        String revision = attribute(xml, "rev");
        return revision.contains("$")
                ? Version.undecided("`" + Version.shown(revision) + "` is decided where this does not look")
                : Version.written(revision);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static DriverUse use(String artifact, Version version, TextFile file, int line) {
        return DriverUse.of(artifact, version, file.at(line), file.folder());
    }
}
