package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriPathTest {

    @ParameterizedTest
    @CsvSource({
        "src/main/A.java, src/main/A.java",
        "a b/c#d?.sql, a%20b/c%23d%3F.sql",
        "ü/100%.sql, %C3%BC/100%25.sql",
        "c:/x, c%3A/x",
        "app.war!/WEB-INF/A.class, app.war!/WEB-INF/A.class"
    })
    void isARelativeReferenceThatNamesTheFile(String file, String uri) {
        assertThat(UriPath.of(file)).isEqualTo(uri);
        assertThat(URI.create(uri).getPath()).isEqualTo(file);
    }
}
