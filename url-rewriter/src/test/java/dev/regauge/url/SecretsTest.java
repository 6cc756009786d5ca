package dev.regauge.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cannot reach jdbc:postgresql://h/d?user=u&password=x: refused        | cannot reach jdbc:postgresql://h/d?user=u&password=*** refused
            Connected to jdbc:pgsql://u:x@h/d today                              | Connected to jdbc:pgsql://u:***@h/d today
            url: jdbc:postgresql://h:5432/d                                      | url: jdbc:postgresql://h:5432/d
            spring.datasource.password=x                                         | spring.datasource.password=***
            "password": "x", "user": "u"                                         | "password": "***", "user": "u"
            jdbc:postgresql://h/d?password=a b&c=d                               | jdbc:postgresql://h/d?password=***&c=d
            nothing to hide: a=b                                                 | nothing to hide: a=b
            """)
    void hidesPasswordsInLongerTexts(String text, String expected) {
        assertThat(Secrets.mask(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Host=h;Password=a&s3cr3t                            | Host=h;Password***
            host=h password=a&s3cr3t user=u                     | host=h password***
            jdbc:postgresql://h/d?password=a&s3cr3t&x=y         | jdbc:postgresql://h/d?password=***&x=y
            jdbc:oracle:thin:scott/s3cr3t@//h:1521/x            | jdbc:oracle:thin:***@//h:1521/x
            postgres://h/d?p%61ss%77ord%zz=s3cr3t               | postgres://h/d?p%61ss%77ord%zz=***
            postgresql://h/d?scram_client_key=s3cr3t            | postgresql://h/d?scram_client_key=***
            """)
    void hidesPasswordsInTextsThatNobodyCouldRead(String text, String expected) {
        assertThat(Secrets.maskUrl(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "password, true",
        "PGPASSWORD, true",
        "sslpassword, true",
        "ssl.key.password, true",
        "pass%77ord, true",
        "PWD, true",
        "db-password, true",
        "sslpasswordcallback, false",
        "user, false",
        "passthrough, false"
    })
    void knowsTheNamesOfSecrets(String name, boolean secret) {
        assertThat(Secrets.isSecretName(name)).isEqualTo(secret);
    }
}
