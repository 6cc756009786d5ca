package dev.regauge.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    @ParameterizedTest
    @CsvSource({
        "pgjdbc-ng,                                pgjdbc-ng:0.8.9",
        "pgjdbc,                                   pgjdbc:42.7.14",
        "pgjdbc:42.2.5?preferQueryMode=simple,     pgjdbc:42.2.5?preferQueryMode=simple",
        "pgjdbc:42.2.5?b=2&a=1=1,                  pgjdbc:42.2.5?a=1=1&b=2",
    })
    void readsWhatAUserWrites(String written, String text) {
        assertThat(Profile.parse(written)).hasToString(text);
        assertThat(Profile.parse(text)).isEqualTo(Profile.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql:8", "pgjdbc:", "pgjdbc:../x", "pgjdbc:1 2", "pgjdbc?", "pgjdbc?=1", "pgjdbc?a"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Profile.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a driver profile: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pgjdbc?password=planted",
                "pgjdbc?sslPassword=planted",
                "pgjdbc:?password=planted",
                "pgjdbc?password=planted&x",
                "mysql?password=planted",
            })
    void refusesPasswordsWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> Profile.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("planted");
    }

    @Test
    void onlyPgjdbcHasASimpleMode() {
        assertThat(Profile.parse("pgjdbc?preferQueryMode=simple").simpleMode()).isTrue();
        assertThat(Profile.parse("pgjdbc-ng?preferQueryMode=simple").simpleMode())
                .isFalse();
    }
}
