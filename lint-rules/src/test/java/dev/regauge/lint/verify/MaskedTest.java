package dev.regauge.lint.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            password=secret;rest and more           ¦ password=***
            jdbc:postgresql://h/d?user=u&password=s%40,t&x=y ¦ jdbc:postgresql://h/d?user=u&password=***&x=y
            the password: 'two words' is wrong      ¦ the password: '***' is wrong
            cannot parse //u:p@ss/word@h:5432/d     ¦ cannot parse //u:***@h:5432/d
            password authentication failed for user "u" ¦ password authentication failed for user "u"
            relation "passwords" does not exist     ¦ relation "passwords" does not exist
            """)
    void takes_passwords_out(String message, String masked) {
        assertThat(Masked.message(message, "")).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter role r password 'hunter2'",
                "alter role r PASSWORD  e'hunter2' valid",
                "alter role r encrypted password 'hunter2",
                "create role r password $$hunter2$$",
                "create role r password $q$hunter2$q$ login",
            })
    void takes_out_what_the_statement_sets_as_a_password(String sql) {
        assertThat(Masked.message("syntax error in SQL " + sql + " at \"hunter2\"", sql))
                .doesNotContain("hunter2")
                .endsWith("at \"***\"");
    }

    @Test
    void keeps_messages_short() {
        assertThat(Masked.message("x".repeat(5000), "")).hasSize(1003).endsWith("...");
    }
}
