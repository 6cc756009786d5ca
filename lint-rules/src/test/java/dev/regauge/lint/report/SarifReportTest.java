package dev.regauge.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.route.Change;
import dev.regauge.url.rewrite.FileRewrite;
import dev.regauge.url.rewrite.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SarifReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Set<ValidationMessage> problems(JsonNode log) throws IOException {
        try (InputStream schema = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema sarif =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            return sarif.validate(log);
        }
    }

    private static JsonNode log(Report report) throws IOException {
        return JSON.readTree(SarifReport.render(report));
    }

    private static JsonNode result(SampleReports.Builder finding) throws IOException {
        return log(SampleReports.of(finding.build())).at("/runs/0/results/0");
    }

    @Test
    void isWhatTheSchemaAsksFor() throws IOException {
        assertThat(problems(log(SampleReports.orders()))).isEmpty();
        assertThat(problems(log(SampleReports.empty()))).isEmpty();
        assertThat(problems(log(SampleReports.hostile("\"\\\u0000\ud800<&>\n"))))
                .isEmpty();
    }

    /** Else the test above would prove nothing. */
    @Test
    void theSchemaRefusesALogWithoutItsTool() throws IOException {
        assertThat(problems(JSON.readTree("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}]}")))
                .extracting(ValidationMessage::getMessage)
                .anyMatch(message -> message.contains("tool"));
    }

    @Test
    void aResultNamesItsRuleOnceAndItsHelpIsThere() throws IOException {
        JsonNode run = log(SampleReports.of(
                        SampleReports.finding("in-bare-placeholder", Change.BREAKS)
                                .build(),
                        SampleReports.finding("rejected-by-server", Change.BREAKS)
                                .build(),
                        SampleReports.finding("in-bare-placeholder", Change.BREAKS)
                                .build()))
                .at("/runs/0");
        assertThat(run.at("/tool/driver/rules")).hasSize(2);
        assertThat(run.at("/results"))
                .extracting(result -> result.get("ruleIndex").asInt())
                .containsExactly(0, 1, 0);
        assertThat(run.at("/tool/driver/rules/0/help/markdown").asText()).contains("```");
        assertThat(run.at("/tool/driver/rules/1/help").isMissingNode()).isTrue();
    }

    @Test
    void aResultHasItsPlaceAndTheCallsOnTheWay() throws IOException {
        JsonNode result = result(SampleReports.finding("a", Change.BREAKS)
                .at(new Location("src/a b/Orders.java", 12, "com.acme.Orders", "find"))
                .column(9)
                .via(new Location("src/Dao.java", 3, "com.acme.Dao", "run")));
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("src/a%20b/Orders.java");
        assertThat(result.at("/locations/0/physicalLocation/region"))
                .isEqualTo(JSON.readTree("{\"startLine\":12,\"startColumn\":9}"));
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("com.acme.Orders.find");
        assertThat(result.at("/relatedLocations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aFixHasTheBytesAndThePlaceOfWhatGoes() throws IOException {
        SourceFile file = new SourceFile("src/a b.sql", "select 1;\nselect {limit 1}".getBytes(StandardCharsets.UTF_8));
        Finding finding = SampleReports.finding("limit-escape", Change.BREAKS).build();
        FileRewrite fix = file.rewrite(List.of(file.sqlEdit(17, 18, "", List.of(new SourceFile.Span(10, 26)))));
        JsonNode log = JSON.readTree(SarifReport.render(SampleReports.of(finding), Map.of(finding, fix)));
        assertThat(problems(log)).isEmpty();
        JsonNode change = log.at("/runs/0/results/0/fixes/0/artifactChanges/0");
        assertThat(change.at("/artifactLocation/uri").asText()).isEqualTo("src/a%20b.sql");
        assertThat(change.at("/replacements/0"))
                .isEqualTo(JSON.readTree("{\"deletedRegion\":{\"startLine\":2,\"startColumn\":8,\"endLine\":2,"
                        + "\"endColumn\":9,\"byteOffset\":17,\"byteLength\":1},\"insertedContent\":{\"text\":\"\"}}"));
    }

    @Test
    void whatIsGoodToKnowIsANote() throws IOException {
        assertThat(result(SampleReports.finding("a", Change.FIXED)).get("level").asText())
                .isEqualTo("note");
        assertThat(result(SampleReports.finding("a", Change.ALREADY_BROKEN))
                        .get("level")
                        .asText())
                .isEqualTo("warning");
        assertThat(result(SampleReports.finding("a", Change.SILENTLY_CHANGES))
                        .get("level")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void hasTheFingerprintOfTheLinesOfJson() throws IOException {
        Report report = SampleReports.orders();
        JsonNode first =
                JSON.readTree(JsonLinesReport.render(report).lines().findFirst().orElseThrow());
        assertThat(log(report)
                        .at("/runs/0/results/0/partialFingerprints/regauge~1v1")
                        .asText())
                .isEqualTo(first.get("fingerprint").asText());
    }

    @Test
    void noTextBecomesALinkOrAPlaceholder() throws IOException {
        JsonNode result = result(SampleReports.finding("a", Change.BREAKS).says("[x](https://evil.example) {0} \\"));
        assertThat(result.at("/message/text").asText()).startsWith("\\[x\\](https://evil.example) {{0}} \\\\\n");
    }
}
