package dev.regauge.lint.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.scan.SqlTemplate;
import dev.regauge.route.Route;
import dev.regauge.testing.SecretDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAnswersTest {

    private static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");
    private static final String SCHEMA = "0123456789abcdef";

    private static final SqlSite BY_ID = Sites.prepared("select id, name from orders where id = ?", "1 setString");
    private static final SqlSite ALL = Sites.prepared("select * from orders");

    private static final Verdict ACCEPTED = new Verdict.Accepted(
            List.of("int4"), List.of(new Verdict.Column("id", "int4"), new Verdict.Column("name", "text")));

    private static final Verdict REJECTED = new Verdict.Rejected(
            "42883", "operator does not exist: integer = character varying", OptionalInt.of(39), List.of("int4"));

    private static final Verdict NOTHING = new Verdict.NotVerified("The schema lacks it");

    @TempDir
    private Path project;

    private Path folder() {
        return project.resolve(KeptAnswers.FOLDER);
    }

    private static Verification.Statement said(SqlSite site, Verdict from, Verdict to) {
        return new Verification.Statement(site, Sites.template(site), from, to);
    }

    private static Verification verification(Verification.Statement... statements) {
        return new Verification("PostgreSQL 17.11, embedded", List.of(statements));
    }

    private void keep(Verification.Statement... statements) throws IOException {
        KeptAnswers.of(verification(statements), ROUTE, 17, SCHEMA).write(folder());
    }

    private KeptAnswers.Fit fit(SqlSite... sites) {
        return KeptAnswers.read(folder()).fit(List.of(sites), ROUTE, SCHEMA);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder())) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private Path only() throws IOException {
        try (Stream<Path> list = Files.list(folder())) {
            return list.findFirst().orElseThrow();
        }
    }

    @Test
    void areTheSameAgainWhenTheyAreReadBack() throws IOException {
        keep(said(BY_ID, ACCEPTED, REJECTED), said(ALL, ACCEPTED, NOTHING));
        KeptAnswers.Fit fit = fit(BY_ID, ALL);
        assertThat(fit.problems()).isEmpty();
        assertThat(fit.verification().server()).isEqualTo("PostgreSQL 17, by answers that were kept");
        assertThat(fit.verification().statements())
                .containsExactly(said(BY_ID, ACCEPTED, REJECTED), said(ALL, ACCEPTED, NOTHING));
    }

    @Test
    void liveInAFileAQueryWithSortedNamesAndNoTime() throws IOException {
        keep(said(BY_ID, ACCEPTED, REJECTED), said(ALL, ACCEPTED, ACCEPTED));
        assertThat(files()).hasSize(2);
        String text = files().values().stream()
                .filter(file -> file.contains("where id"))
                .findFirst()
                .orElseThrow();
        assertThat(text.lines()
                        .map(line -> line.strip().split("\""))
                        .filter(words -> words.length > 1)
                        .map(words -> words[1]))
                .containsSubsequence(
                        "answers", "from", "to", "way", "check", "format", "from", "schema", "server", "sql", "to");
        assertThat(text)
                .endsWith("}\n")
                .contains("select id, name from orders where id = $1")
                .doesNotContain("17.11");
    }

    @Test
    void areTheSameWhateverTheOrderAndHoweverOftenTheyAreWritten() throws IOException {
        keep(said(BY_ID, ACCEPTED, REJECTED), said(ALL, ACCEPTED, ACCEPTED));
        Map<String, String> before = files();
        keep(said(ALL, ACCEPTED, ACCEPTED), said(BY_ID, ACCEPTED, REJECTED));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void loseTheFilesThatNobodyNeedsAndLeaveOthersAlone() throws IOException {
        keep(said(BY_ID, ACCEPTED, REJECTED), said(ALL, ACCEPTED, ACCEPTED));
        Files.writeString(folder().resolve("README.md"), "kept by hand");
        keep(said(ALL, ACCEPTED, ACCEPTED));
        assertThat(files()).hasSize(2).containsEntry("README.md", "kept by hand");
    }

    @Test
    void ofOneQueryAreTogetherHoweverItIsBound() throws IOException {
        SqlSite asNumber = Sites.prepared("select id, name from orders where id = ?", "1 setInt");
        keep(said(BY_ID, ACCEPTED, REJECTED), said(asNumber, ACCEPTED, ACCEPTED));
        assertThat(files()).hasSize(1);
        assertThat(fit(asNumber, BY_ID).verification().statements())
                .containsExactly(said(asNumber, ACCEPTED, ACCEPTED), said(BY_ID, ACCEPTED, REJECTED));
    }

    @Test
    void claimNothingWhereTwoConstantsGotTwoAnswers() throws IOException {
        SqlSite one = Sites.prepared("select * from orders where state = ?", "1 setString =open");
        SqlSite word = Sites.prepared("select * from orders where state = ?", "1 setString =x");
        keep(said(one, ACCEPTED, REJECTED), said(word, REJECTED, REJECTED));
        assertThat(fit(one).verification().statements())
                .extracting(Verification.Statement::from, Verification.Statement::to)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        new Verdict.NotVerified("It depends on the constant that is bound, which is not kept"),
                        REJECTED));
    }

    @Test
    void areMissingForAStatementThatChanged() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        KeptAnswers.Fit fit = fit(Sites.prepared("select id from orders"));
        assertThat(fit.verification().statements()).isEmpty();
        assertThat(fit.verification().server()).isEmpty();
        assertThat(fit.problems())
                .containsExactly(
                        "src/Orders.java:12: no answer is kept for this statement",
                        KeptAnswers.FOLDER + "/" + only().getFileName()
                                + ": no statement of the program needs it any more");
    }

    @Test
    void areStaleWhereItIsBoundOtherwise() throws IOException {
        keep(said(BY_ID, ACCEPTED, REJECTED));
        assertThat(fit(Sites.prepared("select id, name from orders where id = ?", "1 setLong"))
                        .problems())
                .containsExactly(
                        "src/Orders.java:12: stale, the statement was bound otherwise when its answer was kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | abc",
                "1 | 99999",
                "99999 | 9999999999",
                "1 | 1.5",
                "2020-02-29 | 29.2.2020",
                "2020-02-29 | 2020-02-29 10:00",
                "10:00 | ten",
                "true | maybe",
                "11111111-2222-3333-4444-555555555555 | 1111",
                "[1] | 1]",
                "'' | a",
            })
    void areStaleWhereAConstantOfAnotherKindIsBound(String before, String now) throws IOException {
        String sql = "select id, name from orders where id = ?";
        keep(said(Sites.prepared(sql, "1 setString =" + before), ACCEPTED, REJECTED));
        assertThat(fit(Sites.prepared(sql, "1 setString =" + before)).problems())
                .isEmpty();
        assertThat(fit(Sites.prepared(sql, "1 setString =" + now)).problems())
                .containsExactly(
                        "src/Orders.java:12: stale, the statement was bound otherwise when its answer was kept");
    }

    @Test
    void areStaleWhereTheSchemaOrTheRouteHasChanged() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        KeptAnswers kept = KeptAnswers.read(folder());
        KeptAnswers.Fit schema = kept.fit(List.of(ALL), ROUTE, "another");
        KeptAnswers.Fit route = kept.fit(List.of(ALL), Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14"), SCHEMA);
        assertThat(schema.problems()).singleElement().asString().contains("stale, the schema has changed");
        assertThat(route.problems()).singleElement().asString().contains("route pgjdbc-ng:0.8.9 -> pgjdbc:42.7.14");
        assertThat(schema.verification().statements()).isEmpty();
        assertThat(route.verification().statements()).isEmpty();
    }

    @Test
    void ofManyQueriesAreStaleInOneLine() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED), said(BY_ID, ACCEPTED, REJECTED));
        KeptAnswers.Fit fit = KeptAnswers.read(folder()).fit(List.of(ALL, BY_ID), ROUTE, "another");
        assertThat(fit.problems())
                .singleElement()
                .asString()
                .endsWith(".json and 1 more: stale, the schema has changed since it was written");
    }

    @Test
    void areNotNeededWhereNobodyHasToBeAsked() throws IOException {
        SqlSite hole = new SqlSite(
                List.of(new SqlTemplate(List.of(new SqlTemplate.Text("select "), new SqlTemplate.Hole("a loop")))),
                ALL.sink(),
                ALL.location(),
                List.of(),
                List.of(),
                List.of());
        keep(said(hole, NOTHING, NOTHING));
        assertThat(files()).isEmpty();
        assertThat(fit(hole, Sites.prepared("commit")).problems()).isEmpty();
    }

    @Test
    void holdNoSecretNotEvenItsHash() throws IOException {
        SqlSite one = Sites.prepared("create role app password 'wombat-93-secret'", "1 setString =badger-17-secret");
        SqlSite other = Sites.prepared("create role app password 'other-84-secret'", "1 setString =marten-62-secret");
        Verdict says = new Verdict.Rejected("42601", "near \"***\"", OptionalInt.empty(), List.of());
        keep(said(one, says, says));
        Map<String, String> before = files();
        SecretDetector.of("wombat-93-secret").assertClean(before.toString());
        SecretDetector.of("badger-17-secret").assertClean(before.toString());
        keep(said(other, says, says));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void areRefusedWhereSomebodyHasChangedThem() throws IOException {
        keep(said(BY_ID, ACCEPTED, REJECTED));
        Path file = only();
        Files.writeString(file, Files.readString(file).replace("42883", "00000"));
        assertThat(fit(BY_ID).verification().statements()).isEmpty();
        assertThat(fit(BY_ID).problems())
                .contains(KeptAnswers.FOLDER + "/" + file.getFileName() + ": it was changed after it was written, so"
                        + " nothing it says counts; write it anew with regauge verify");
    }

    @Test
    void areRefusedUnderAnotherName() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        Files.move(only(), folder().resolve("0".repeat(32) + ".json"));
        assertThat(fit(ALL).problems().get(0)).contains("it was changed after it was written");
    }

    @Test
    void areRefusedWhereANewerVersionWroteThem() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        Files.writeString(only(), Files.readString(only()).replaceFirst("\"format\" ?: 1", "\"format\": 2"));
        assertThat(fit(ALL).problems().get(0))
                .contains("its format is 2, and this version of Regauge knows format 1 only");
    }

    @Test
    void areRefusedWhereTheyAreNoJson() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        for (String text : List.of(
                "", "<<<<<<< HEAD\n{}", "[".repeat(100_000), "{\"format\": 1}", "\u0000", "{\"format\": \"1\"}")) {
            Files.writeString(only(), text);
            assertThat(fit(ALL).problems().get(0))
                    .startsWith(KeptAnswers.FOLDER)
                    .contains(": it ");
        }
    }

    @Test
    void survivePortsOfVersionControlThatChangeLineEnds() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        Files.writeString(only(), Files.readString(only()).replace("\n", "\r\n"));
        assertThat(fit(ALL).problems()).isEmpty();
    }

    @Test
    void areNotReadAndNotWrittenThroughLinks() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        Path elsewhere = Files.createTempDirectory("elsewhere");
        Files.move(folder(), elsewhere.resolve("kept"));
        Files.createSymbolicLink(folder(), elsewhere.resolve("kept"));
        assertThat(fit(ALL).problems().get(0))
                .isEqualTo(KeptAnswers.FOLDER + " is a symbolic link, which is not followed");
        assertThatThrownBy(() -> keep()).isInstanceOf(IOException.class).hasMessageContaining("symbolic link");
        try (Stream<Path> left = Files.list(elsewhere.resolve("kept"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void areNotReadWhereTheFolderAroundThemIsALink() throws IOException {
        keep(said(ALL, ACCEPTED, ACCEPTED));
        Path elsewhere = Files.createTempDirectory("elsewhere");
        Files.move(folder().getParent(), elsewhere.resolve("kept"));
        Files.createSymbolicLink(folder().getParent(), elsewhere.resolve("kept"));
        assertThat(fit(ALL).verification().statements()).isEmpty();
        assertThat(fit(ALL).problems().get(0)).isEqualTo(".regauge is a symbolic link, which is not followed");
    }

    @Test
    void ofNoFolderAreNone() {
        assertThat(KeptAnswers.read(project.resolve("nowhere")).isEmpty()).isTrue();
    }
}
