package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** What of a project is described to the lint. */
class ModuleDescriptionTest {

    @Test
    void knowsTheModulesOfEveryProfile() throws Exception {
        Model written = new MavenXpp3Reader().read(new StringReader("""
                <project>
                  <modules><module>core</module></modules>
                  <profiles>
                    <profile><id>it</id><modules><module>it</module><module>core</module></modules></profile>
                    <profile><id>doc</id><modules><module>doc/pom-doc.xml</module></modules></profile>
                  </profiles>
                </project>
                """));
        Model effective = new Model();
        effective.addModule("core");
        MavenProject project = new MavenProject(effective);
        project.setOriginalModel(written);
        assertThat(ModuleDescription.modules(project)).containsExactly("core", "doc/pom-doc.xml", "it");
    }
}
