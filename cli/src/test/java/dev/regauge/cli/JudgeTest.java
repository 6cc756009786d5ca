package dev.regauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.regauge.cli.Judge.Given;
import dev.regauge.parity.Database;
import dev.regauge.route.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final Profile PGJDBC = Profile.parse("pgjdbc");
    private static final Profile NG = Profile.parse("pgjdbc-ng");

    @Test
    void readsBothDialects() {
        Database database = new Database("db1", 5433, "orders", "app", "planted@1");
        assertThat(Given.parse("jdbc:postgresql://db1:5433/orders?user=app&password=planted%401")
                        .database())
                .isEqualTo(database);
        assertThat(Given.parse("jdbc:pgsql://app:planted%401@db1:5433/orders").database())
                .isEqualTo(database);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db1/o?user=u&sslmode=require,     require",
        "jdbc:postgresql://db1/o?user=u&sslmode=verify-ca,   verify-ca",
        "jdbc:postgresql://db1/o?user=u&sslmode=verify-full, verify-full",
        "jdbc:postgresql://db1/o?user=u&ssl=true,            verify-full",
        "jdbc:pgsql://u@db1/o?sslMode=verify-ca,             verify-ca",
    })
    void asksBothDriversForTheUrlsOwnTls(String url, String mode) {
        Given given = Given.parse(url);
        assertThat(given.properties(NG)).containsEntry("ssl.mode", mode);
        assertThat(given.properties(PGJDBC)).containsAnyOf(entry("sslmode", mode), entry("ssl", "true"));
        assertThat(given.untold(NG)).isEmpty();
    }

    @Test
    void saysWhatADriverCannotBeTold() {
        Given given = Given.parse("jdbc:postgresql://db1/o?user=u&currentSchema=app");
        assertThat(given.properties(PGJDBC)).containsOnly(entry("currentSchema", "app"));
        assertThat(given.untold(NG)).containsExactly("currentSchema");
    }

    @Test
    void leavesItToTheProfileHowStatementsAreSent() {
        Given given = Given.parse("jdbc:postgresql://db1/o?user=u&preferQueryMode=simple&prepareThreshold=0");
        assertThat(given.properties(Profile.parse("pgjdbc?prepareThreshold=3"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db1/o?password=planted",
                "jdbc:postgresql://db1,db2/o?user=u&password=planted",
                "jdbc:postgresql://db1:99999/o?user=u&password=planted",
                "jdbc:mysql://u:planted@db1/o",
                "",
            })
    void refusesTheRestWithoutShowingThePassword(String url) {
        assertThatThrownBy(() -> Given.parse(url))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("--db")
                .hasMessageContaining("to fix:")
                .hasMessageNotContaining("planted");
    }
}
