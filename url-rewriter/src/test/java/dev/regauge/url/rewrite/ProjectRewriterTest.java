package dev.regauge.url.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.regauge.route.Route;
import dev.regauge.url.Cases;
import dev.regauge.url.Dialects;
import dev.regauge.url.Proportion;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRewriterTest {

    private static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    @TempDir
    private Path root;

    @Nested
    class WhenAPropertyStandsByItself {

        @ParameterizedTest
        @ValueSource(strings = {"Connections.java", "PostgresMySqlSync.java", "oracle/Pool.java"})
        void saysThatPgjdbcIgnoresIt(String name) throws IOException {
            assertThat(refusals(name, "properties.setProperty(\"sslMode\", mode);"))
                    .extracting(Refusal::found)
                    .containsExactly("sslMode");
        }

        @ParameterizedTest
        @ValueSource(strings = {"MySQLModule.java", "mariadb.properties", "application-sqlserver.yml"})
        void saysNothingOfAFileForAnotherDatabase(String name) throws IOException {
            String text = name.endsWith(".java")
                    ? "properties.setProperty(\"sslMode\", mode);"
                    : "hikari.sslMode" + (name.endsWith(".yml") ? ": " : "=") + "REQUIRED\n";
            assertThat(refusals(name, text)).isEmpty();
            assertThat(refusals(name, text + (name.endsWith(".java") ? "//" : "#") + " and for PostgreSQL\n"))
                    .extracting(Refusal::advice)
                    .allMatch(advice -> advice.startsWith("write sslmode"))
                    .hasSize(1);
        }

        private List<Refusal> refusals(String name, String text) throws IOException {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return ProjectRewriter.plan(root, ROUTE).refusals();
        }
    }

    @Nested
    class WhenItWrites {

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
        void keepsEncodingMarkAndLineEnds(String name) throws IOException {
            Charset charset = Charset.forName(name);
            String mark = name.startsWith("UTF") ? "\uFEFF" : "";
            String before = mark + "# Größe\r\nurl: jdbc:pgsql://${HÖST}/d # ä\r\n\r\nx: é";
            Files.write(root.resolve("a.yml"), before.getBytes(charset));

            rewrite();

            String after = mark + "# Größe\r\nurl: jdbc:postgresql://${HÖST}/d # ä\r\n\r\nx: é";
            assertThat(Files.readAllBytes(root.resolve("a.yml"))).isEqualTo(after.getBytes(charset));
        }

        @Test
        void keepsPermissionsAndLeavesNothingBehind() throws IOException {
            Path file = write("a.yml", "url: jdbc:pgsql://h/d\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));

            rewrite();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rwxr-x---");
            try (var list = Files.list(root)) {
                assertThat(list).containsExactly(file);
            }
        }

        @Test
        void leavesAFileThatHasChangedSince() throws IOException {
            Path file = write("a.yml", "url: jdbc:pgsql://h/d\n");
            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
            Files.writeString(file, "url: jdbc:pgsql://h/e\n");

            assertThat(plan.write(root))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.why()).contains("changed"));
            assertThat(file).hasContent("url: jdbc:pgsql://h/e\n");
            assertThat(plan.diff(root)).contains("plan again");
        }

        @Test
        void doesNotFollowALinkPutThereSince(@TempDir Path elsewhere) throws IOException {
            Path file = write("a.yml", "url: jdbc:pgsql://h/d\n");
            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
            Path outside = Files.writeString(elsewhere.resolve("b.yml"), "url: jdbc:pgsql://h/d\n");
            Files.delete(file);
            Files.createSymbolicLink(file, outside);

            assertThat(plan.write(root)).hasSize(1);
            assertThat(outside).hasContent("url: jdbc:pgsql://h/d\n");
        }

        private void rewrite() {
            assertThat(ProjectRewriter.plan(root, ROUTE).write(root)).isEmpty();
            assertThat(ProjectRewriter.plan(root, ROUTE).files()).isEmpty();
        }
    }

    @Nested
    class WhenAFileCannotBeUnderstood {

        @Test
        void saysSoAndGoesOn() throws IOException {
            write("pom.xml", "<project><dependencies></project>");
            write("a.yml", "url: jdbc:pgsql://h/d\n");
            write("b.yml", "url: 'jdbc:pgsql://h/d");
            write("c.yml", "url: {{ x }\n\t- [ : 'a\n");
            write("D.java", "class D { String s = \"jdbc:pgsql://h/d");
            write("e.properties", "a=jdbc:pgsql://h/d\\");
            Files.write(root.resolve("f.yml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2});

            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

            assertThat(plan.files()).extracting(FileRewrite::file).contains("a.yml");
            assertThat(plan.refusals())
                    .filteredOn(refusal -> refusal.file().equals("pom.xml"))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.why()).contains("not well-formed"));
        }

        @Test
        void saysThatTheRootIsMissing() {
            assertThat(ProjectRewriter.plan(root.resolve("nowhere"), ROUTE).refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.why()).contains("cannot be read"));
        }

        @Test
        void skipsWhatIsNotThisProjects(@TempDir Path elsewhere) throws IOException {
            Files.writeString(elsewhere.resolve("x.yml"), "url: jdbc:pgsql://h/d\n");
            Files.createSymbolicLink(root.resolve("link.yml"), elsewhere.resolve("x.yml"));
            Files.createSymbolicLink(root.resolve("linked"), elsewhere);
            for (String folder : List.of(".git", ".idea", "target", "build", "node_modules", "out")) {
                write(folder + "/a.yml", "url: jdbc:pgsql://h/d\n");
            }
            write("large.yml", "url: jdbc:pgsql://h/d\n" + "#".repeat(5 << 20));

            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

            assertThat(plan.files()).isEmpty();
            assertThat(plan.filesRead()).isZero();
            assertThat(plan.refusals()).extracting(Refusal::file).containsExactly("large.yml");
        }

        @Test
        void answersToHostileFilesAtOnce() {
            for (String piece :
                    List.of("${", "{", "[", "'", "\"", "\\", "jdbc:pgsql:", "- ", "a: |\n ", "<", "\"+", "%s")) {
                new Proportion(1 << 20, Duration.ofMinutes(2))
                        .keptBy(length -> piece.repeat(length / piece.length()), this::answersTo);
            }
        }

        private void answersTo(String text) throws IOException {
            write("a.yml", text);
            write("A.java", "\"jdbc:pgsql://h/\"+" + text);
            write("a.properties", "a=" + text);
            write("pom.xml", text);
            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
            assertThat(plan.diff(root)).isNotNull();
        }
    }

    @Test
    void mentionsWhatItDoesNotEdit() throws IOException {
        write("persistence.xml", "<property name=\"u\" value=\"jdbc:pgsql://u:s3cr3t@h/d\"/>\n");
        write("Dockerfile", "ENV DB_URL=jdbc:pgsql://h/d\n");
        write("build.gradle.kts", "runtimeOnly(\"com.impossibl.pgjdbc-ng:pgjdbc-ng:0.8.9\")\n");
        write("Main.kt", "import com.impossibl.postgres.jdbc.PGDriver\n");

        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

        assertThat(plan.files()).isEmpty();
        assertThat(plan.refusals())
                .extracting(Refusal::file)
                .containsExactly("Dockerfile", "Main.kt", "build.gradle.kts", "persistence.xml");
        assertThat(plan.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void mentionsSettingsBesideTheUrlThatWouldBeIgnored() throws IOException {
        write("a.yml", "hikari:\n  data-source-properties:\n    sslMode: require\n    sslmode: require\n");
        write("b.properties", "hikari.dataSourceProperties.networkTimeout=500\nsocketTimeout=1\n");
        write("C.java", "class C { void c() { p.setProperty(\"ssl.mode\", \"require\");  } }");

        assertThat(ProjectRewriter.plan(root, ROUTE).refusals())
                .extracting(Refusal::file, Refusal::line)
                .containsExactly(tuple("C.java", 1), tuple("a.yml", 3), tuple("b.properties", 1));
    }

    @Test
    void joinsLiteralsOnlyWhereNothingIsLost() throws IOException {
        write("A.java", "s = \"jdbc:pgsql://h/d?ssl\" + \"Mode=require\";");
        write("B.java", "s = \"jdbc:pgsql://h/d?ssl\" /* why */ + \"Mode=require\";");

        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

        assertThat(plan.write(root)).isEmpty();
        assertThat(root.resolve("A.java")).hasContent("s = \"jdbc:postgresql://h/d?sslmode=require\";");
        assertThat(plan.refusals()).extracting(Refusal::file).containsExactly("B.java");
    }

    @Test
    void proposesNothingOnARouteOfOneDialect() throws IOException {
        write("a.yml", "url: jdbc:postgresql://h/d\nng: jdbc:pgsql://h/d\n");
        write("pom.xml", "<project/>");

        RewritePlan plan = ProjectRewriter.plan(root, Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14"));

        assertThat(plan.files()).isEmpty();
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void listsEveryUrlWithItsPlace() throws IOException {
        write("a.yml", "x: 1\nurl: \"jdbc:pgsql://u:s3cr3t@h/d\"\n");
        write("B.java", "class B { String s = \"jdbc:postgresql://\" + h + \"/d\"; }\n");
        write("c.properties", "u=jdbc:postgresql://h\n");

        List<UrlSite> sites = ProjectRewriter.urls(root);

        assertThat(sites)
                .extracting(UrlSite::file, UrlSite::line, UrlSite::column, UrlSite::masked, UrlSite::dialect)
                .containsExactly(
                        tuple("B.java", 1, 23, "jdbc:postgresql://${expression 1}/d", Dialects.PGJDBC),
                        tuple("a.yml", 2, 7, "jdbc:pgsql://u:***@h/d", Dialects.PGJDBC_NG),
                        tuple("c.properties", 1, 3, "jdbc:postgresql://h", Dialects.PGJDBC));
        assertThat(sites.get(1).target()).isPresent();
        assertThat(sites.get(2).problem()).isPresent();
    }

    /** Passwords of every kind of character, in every kind of file, and nowhere in what is shown. */
    @Test
    void neverShowsAPassword() throws IOException {
        Random random = new Random(11);
        int cases = Cases.all(20_000, 300);
        for (int i = 0; i < cases; i++) {
            String secret = "s3cr3t" + random(random) + "t3rc3s";
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            for (String url : List.of(
                    "jdbc:pgsql://u:" + encoded + "@h/d",
                    "jdbc:pgsql://h/d?user=u&password=" + encoded,
                    "jdbc:pgsql://u:" + secret + "@h/d",
                    "jdbc:postgresql://u:" + secret + "@h/d",
                    "jdbc:pgsql://h/d?sslPassword="
                            + secret.replaceAll("&(?=[^&=]+=)", "%26"))) { // what has a name is another parameter
                write(
                        "a.yml",
                        "u: '" + url.replace("'", "''") + "'\npassword: " + encoded + "\n"
                                + "d: { url: \"jdbc:pgsql://h/d\", password: \"" + JavaTokens.escape(secret) + "\" }\n"
                                + "e: { password: '" + secret.replace("'", "''") + "', url: 'jdbc:pgsql://h/e' }\n");
                write("a.properties", "u=" + url.replace("\\", "\\\\") + "\np.password=" + encoded + "\n");
                write("A.java", "c(\"" + JavaTokens.escape(url) + "\", \"u\", \"" + encoded + "\");\n");
                write("a.sh", "export URL=\"" + url + "\"\n");
                RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
                assertThat(plan + plan.diff(root) + ProjectRewriter.urls(root))
                        .as(url)
                        .doesNotContain("s3cr3t", "t3rc3s");
            }
        }
    }

    private static String random(Random random) {
        String alphabet = "aZ09@:/#%+&=?'\"\\<>{}$ ,;!é.~-_()[]|";
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private Path write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
