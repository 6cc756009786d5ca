package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** What of a project is described to the lint. */
class ModuleDescriptionTest {

    @Test
    void knowsTheModulesOfEveryProfile() {
        Model written = new Model();
        written.addModule("core");
        written.addProfile(profile("it", "it", "core"));
        written.addProfile(profile("doc", "doc/pom-doc.xml"));
        Model effective = new Model();
        effective.addModule("core");
        MavenProject project = new MavenProject(effective);
        project.setOriginalModel(written);
        assertThat(ModuleDescription.modules(project)).containsExactly("core", "doc/pom-doc.xml", "it");
    }

    private static Profile profile(String id, String... modules) {
        Profile profile = new Profile();
        profile.setId(id);
        List.of(modules).forEach(profile::addModule);
        return profile;
    }
}
