package dev.regauge.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.project.ProjectException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom {@code verify} asks, and how the password gets there. */
class ServerChoiceTest {

    private static final String URL = "jdbc:postgresql://db1/shop";

    @Test
    void asksAnEmbeddedServerWhereNoneIsNamed() {
        assertThat(choice(null, null, 17, false).arguments(Optional.empty())).containsExactly("--embedded", "17");
    }

    @Test
    void asksTheServerThatIsNamedAsTheUserOfTheSettings() {
        ServerChoice choice = choice(URL, "shop", 17, false);
        choice.requireSense();
        assertThat(choice.arguments(Optional.of("a&b"))).containsExactly("--db", URL + "?user=a%26b");
        assertThat(choice(URL + "?ssl=true", "shop", 17, false).arguments(Optional.of("app")))
                .containsExactly("--db", URL + "?ssl=true&user=app");
    }

    @Test
    void asksNobodyForACheckWhateverElseIsGiven() {
        ServerChoice choice = choice(null, "shop", 3, true);
        choice.requireSense();
        assertThat(choice.arguments(Optional.empty())).containsExactly("--check");
    }

    @Test
    void refusesWhatDoesNotGoTogetherInTheWordsOfMaven() {
        assertRefused(choice(null, "shop", 17, false), "server is shop, and there is no db");
        assertRefused(choice(null, null, 13, false), "embedded is 13");
        assertRefused(choice(URL + "?user=app&password=s3cret", null, 17, false), "db has a password");
        assertThatThrownBy(() -> choice(URL + "?user=app", "shop", 17, false).arguments(Optional.of("app")))
                .hasMessageContaining("db names a user, and so does the <server> shop");
    }

    @Test
    void handsThePasswordOverInTheEnvironmentAlone() {
        Server login = new Server();
        login.setUsername("app");
        login.setPassword("s3cret");
        List<String> arguments = choice(URL, "shop", 17, false).arguments(Optional.of(login.getUsername()));
        ProcessBuilder process = VerifyMojo.process(arguments, "cli.jar", Optional.of(login));
        assertThat(process.environment()).containsEntry("PGPASSWORD", "s3cret").containsEntry("CLASSPATH", "cli.jar");
        assertThat(process.command()).isEqualTo(arguments).noneMatch(argument -> argument.contains("s3cret"));
    }

    private static void assertRefused(ServerChoice choice, String why) {
        assertThatThrownBy(choice::requireSense)
                .isInstanceOf(ProjectException.class)
                .hasMessageContainingAll(why, "to fix: ")
                .message()
                .doesNotContain("--", "s3cret");
    }

    private static ServerChoice choice(@Nullable String db, @Nullable String server, int embedded, boolean check) {
        return new ServerChoice(Optional.ofNullable(db), Optional.ofNullable(server), embedded, check);
    }
}
