package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.route.Change;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesTest {

    @ParameterizedTest
    @CsvSource({
        "src/main/java/a/B.java, .",
        "target/classes/a/B.class, .",
        "pom.xml, .",
        "docs/config.properties, .",
        "web/src/main/java/a/B.java, web",
        "web/target/classes/a/B.class, web",
        "web/build/classes/java/main/a/B.class, web",
        "web/pom.xml, web",
        "stock/import/src/main/resources/app.yml, stock/import",
        "stock/pom.xml, .",
        "stock/import/conf/db.properties, stock/import",
        "web/src/test/src/a/B.java, web",
        "tools/srcery/a/B.java, .",
        "lib/shop.war!/WEB-INF/classes/a/B.class, lib/shop.war",
    })
    void isTheFolderAboveTheSources(String file, String module) {
        Finding finding = in(file);

        assertThat(Modules.of(List.of(in("web/src/A.java"), in("stock/import/src/A.java"), finding))
                        .of(finding))
                .isEqualTo(module);
    }

    @Test
    void knowsHowManyFindingsAreInEach() {
        Stream<String> files = Stream.of("web/src/A.java", "web/pom.xml", "core/src/A.java", "pom.xml");

        assertThat(Modules.of(files.map(ModulesTest::in).toList()).sizes())
                .containsOnly(Map.entry("web", 2), Map.entry("core", 1), Map.entry(".", 1));
    }

    private static Finding in(String file) {
        return SampleReports.finding("r", Change.BREAKS)
                .at(Location.inFile(file, 1))
                .build();
    }
}
