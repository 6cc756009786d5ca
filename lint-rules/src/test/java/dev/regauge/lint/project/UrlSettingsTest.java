package dev.regauge.lint.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlSettingsTest {

    private static final Profile OLD = Profile.parse("pgjdbc:42.2.5");

    @TempDir
    private Path project;

    @Test
    void belongToTheProfileOfTheProject() throws IOException {
        url("jdbc:postgresql://db1/shop?preferQueryMode=simple&connectTimeout=5");
        assertThat(UrlSettings.of(project).on(OLD)).hasToString("pgjdbc:42.2.5?preferQueryMode=simple");
    }

    @Test
    void areNoneOfAnotherDriver() throws IOException {
        url("jdbc:postgresql://db1/shop?preferQueryMode=simple");
        Profile ng = Profile.parse("pgjdbc-ng:0.8.9");
        assertThat(UrlSettings.of(project).on(ng)).isEqualTo(ng);
    }

    @Test
    void decideNothingWhereTheyDisagree() throws IOException {
        url(
                "jdbc:postgresql://db1/shop?preferQueryMode=simple\nother=jdbc:postgresql://db2/shop?preferQueryMode=extended");
        assertThat(UrlSettings.of(project).on(OLD)).isEqualTo(OLD);
    }

    @Test
    void areNamedWhereTheRouteSaysAnotherThing() throws IOException {
        url("jdbc:postgresql://db1/shop?preferQueryMode=simple");
        Route route = Route.of("pgjdbc:42.2.5?preferQueryMode=simple", "pgjdbc:42.7.14");
        assertThat(UrlSettings.of(project).disagreements(route))
                .singleElement()
                .asString()
                .contains("application.properties:1", "preferQueryMode=simple", "about pgjdbc:42.7.14");
    }

    private void url(String url) throws IOException {
        Files.writeString(project.resolve("application.properties"), "url=" + url + "\n");
    }
}
