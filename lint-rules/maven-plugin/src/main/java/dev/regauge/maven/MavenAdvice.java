package dev.regauge.maven;

import dev.regauge.lint.project.Advice;
import java.nio.file.Path;
import java.time.LocalDate;

/** How somebody who reads the log of a build does what a message says. */
final class MavenAdvice implements Advice {

    private final String selection;

    /** @param selection how to tell Maven which module, with a space before; empty where there is one only */
    MavenAdvice(String selection) {
        this.selection = selection;
    }

    @Override
    public String from(String profile) {
        return "<from>" + escaped(profile) + "</from> in the configuration of regauge-maven-plugin";
    }

    @Override
    public String to(String profile) {
        return "<to>" + escaped(profile) + "</to> in the configuration of regauge-maven-plugin";
    }

    @Override
    public String measure() {
        return "run the command `regauge upgrade`, which measures others";
    }

    @Override
    public String updateBaseline() {
        return "mvn regauge:baseline" + selection;
    }

    /** The same for who has compiled nothing yet. */
    String compileAndUpdateBaseline() {
        return "mvn compile regauge:baseline" + selection;
    }

    @Override
    public String baselineUntil(LocalDate day) {
        return updateBaseline() + " -Dregauge.baselineUntil=" + day;
    }

    @Override
    public String verify(Path project) {
        return "mvn regauge:verify" + selection;
    }

    private static String escaped(String profile) {
        return profile.replace("&", "&amp;");
    }
}
