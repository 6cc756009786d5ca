package dev.regauge.lint.project;

import java.nio.file.Path;
import java.time.LocalDate;

/** How the user of a front end does what a message advises: each has options of its own. */
public interface Advice {

    /** A driver to name where nothing tells which one is meant. */
    String EXAMPLE = "pgjdbc-ng:0.8.9";

    /** Of the command line. */
    Advice COMMAND_LINE = new Advice() {

        @Override
        public String from(String profile) {
            return "--from " + quoted(profile);
        }

        @Override
        public String to(String profile) {
            return "--to " + quoted(profile);
        }

        @Override
        public String measure() {
            return "run `regauge upgrade`, which measures others";
        }

        @Override
        public String updateBaseline() {
            return "--update-baseline";
        }

        @Override
        public String baselineUntil(LocalDate day) {
            return "--baseline-until " + day;
        }

        @Override
        public String verify(Path project) {
            return "regauge verify " + project + " --embedded, or --db URL";
        }
    };

    private static String quoted(String profile) {
        return profile.indexOf('?') < 0 ? profile : "'" + profile + "'";
    }

    /** The setting that names the driver of today. */
    String from(String profile);

    /** The setting that names the driver of tomorrow. */
    String to(String profile);

    /** What measures a driver that nobody has measured. */
    String measure();

    /** What writes a baseline anew. */
    String updateBaseline();

    /** The setting that says how long a baseline counts. */
    String baselineUntil(LocalDate day);

    /** What asks a server about a project's statements. */
    String verify(Path project);
}
