package dev.regauge.url.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regauge.route.Route;
import dev.regauge.url.Proportion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people really write, where a plausible edit would lose TLS, show a password or change other bytes. */
class NastyInputTest {

    private static final Route ROUTE = Route.of("pgjdbc-ng:0.8.9", "pgjdbc:42.7.14");

    @TempDir
    private Path root;

    @Nested
    class WhenTlsIsAskedForBesideTheUrl {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "s = new StringBuilder(\"jdbc:pgsql://h/d\").append(\"?sslMode=require\");",
                    "s = \"jdbc:pgsql://h/d\" + (tls ? \"?sslMode=require\" : \"\");",
                    "s = \"jdbc:pgsql://h/d\"; s += \"?a=b&ssl.mode=\" + mode;",
                    "p.setProperty(\"sslMode\", \"require\"); open(\"jdbc:pgsql://h/d\", p);",
                    "s = \"\"\"\n    jdbc:pgsql://h/d?a=b\n    &sslMode=require\n    \"\"\";"
                })
        void leavesTheUrlInJava(String code) throws IOException {
            refusesEveryUrlOf("A.java", code);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "url: jdbc:pgsql://h/d?a=b\n  &sslMode=require\n",
                    "- url: jdbc:pgsql://h/d?a=b\n\n    &sslMode=require\n",
                    "{url: jdbc:pgsql://h/d?a=b\n  &sslMode=require}\n",
                    "url: jdbc:pgsql://h/d\nproperties:\n  sslMode: require\n",
                    "url: jdbc:pgsql://h/d${MORE}\nMORE: '?sslMode=require'\n"
                })
        void leavesTheUrlInYaml(String yaml) throws IOException {
            refusesEveryUrlOf("a.yml", yaml);
        }

        @Test
        void stillEditsAUrlThatAsksItself() throws IOException {
            write("a.properties", "a=jdbc:pgsql://h/d?sslMode=require\nb.sslMode=require\nc=jdbc:pgsql://h/e\n");

            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

            assertThat(plan.write(root)).isEmpty();
            assertThat(root.resolve("a.properties"))
                    .hasContent("a=jdbc:postgresql://h/d?sslmode=require\nb.sslMode=require\nc=jdbc:pgsql://h/e\n");
            assertThat(plan.refusals()).extracting(Refusal::line).containsExactly(2, 3);
        }

        private void refusesEveryUrlOf(String name, String text) throws IOException {
            write(name, text);
            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
            assertThat(plan.files()).isEmpty();
            assertThat(plan.refusals()).isNotEmpty();
        }
    }

    @Nested
    class WhenASecretStandsNearby {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "- name: DB_PASSWORD\n  value: s3cr3t\n- name: DB_URL\n  value: jdbc:pgsql://h/d\n",
                    "password: >-\n  s3cr3t\nurl: jdbc:pgsql://h/d\n",
                    "url: jdbc:pgsql://h/d\nusers:\n  - s3cr3t\n",
                    "a: {url: 'jdbc:pgsql://h/d', dbpass: s3cr3t}\n",
                    "url: jdbc:pgsql://h/d # dbpass s3cr3t\n",
                    "u: see jdbc:pgsql://u:x s3cr3t@h/d\n",
                    "u: see jdbc:pgsql://u:s3cr3t y@h/d\n",
                    "u: see jdbc:pgsql://u:1 s3cr3t@h/d\n"
                })
        void hidesItInYaml(String yaml) throws IOException {
            hides("a.yml", yaml);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<a url=\"jdbc:pgsql://h/d\"/><p name=\"javax.password\" value=\"s3cr3t\"/>",
                    "<a url=\"jdbc:pgsql://h/d\" password=\"x s3cr3t\"/>",
                    "<a url='jdbc:pgsql://u:a\"s3cr3t@h/d'/>",
                    "<a driver=\"com.impossibl.postgres.jdbc.PGDriver\" pw=\"s3cr3t\"/>"
                })
        void hidesItInXml(String xml) throws IOException {
            hides("a.xml", xml);
            hides("pom.xml", "<project>" + xml + "</project>");
        }

        @Test
        void hidesItOnLinesThatGoOn() throws IOException {
            hides("a.properties", "password=\\\n  s3cr3t\nurl=jdbc:pgsql://h/d\n");
            hides("A.java", "s = \"\"\"\n  url=jdbc:pgsql://h/d\n  s3cr3t\n  \"\"\";\n");
            hides("A.java", "u(\"jdbc:pgsql://h/d\"); // dbpass is s3cr3t\n");
        }

        private void hides(String name, String text) throws IOException {
            write(name, text);
            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);
            assertThat(plan.files().size() + plan.refusals().size()).isPositive();
            assertThat(plan + plan.diff(root)).doesNotContain("s3cr3t");
            Files.delete(root.resolve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The URL looks like jdbc:pgsql://<host>:<port>/<database>?sslMode=...",
                "jdbc:pgsql://<host>:<port>/<database>",
                "jdbc:pgsql://localhost:5432/<database name>",
                "jdbc:pgsql://host:port/database",
                "write jdbc:pgsql://h/d?sslMode=... to ask for TLS",
                "jdbc:pgsql://...",
                "jdbc:pgsql:\u2026",
                "only jdbc:pgsql: is known here",
                "give a URL that begins with jdbc:pgsql://"
            })
    void saysNothingOfProse(String sentence) throws IOException {
        write("A.java", "s = \"" + sentence + "\";");
        write("a.properties", "help=" + sentence);
        write("a.yml", "help: '" + sentence + "'");

        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

        assertThat(plan.files()).isEmpty();
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void isNotFooledByWhatOnlyLooksLikeProse() throws IOException {
        write(
                "a.yml",
                "a: jdbc:pgsql://u:<p>@h/d\nb: <url>jdbc:pgsql://h/d</url>\nc: jdbc:pgsql://h/d?password=x...\n");
        write("b.yml", "a: 'jdbc:pgsql:'\n");

        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

        assertThat(plan.files())
                .singleElement()
                .satisfies(file -> assertThat(file.edits()).hasSize(3));
        assertThat(plan.refusals()).extracting(Refusal::file).containsExactly("b.yml");
    }

    @Test
    void keepsLineEndsInsideTextBlocks() throws IOException {
        write("A.java", "s = \"\"\"\r\n  see jdbc:pgsql://h/d\r\n  x=jdbc:pgsql://h/d\r\n  \"\"\";\r\n");

        assertThat(ProjectRewriter.plan(root, ROUTE).write(root)).isEmpty();

        assertThat(Files.readString(root.resolve("A.java")))
                .isEqualTo("s = \"\"\"\r\n  see jdbc:postgresql://h/d\r\n  x=jdbc:postgresql://h/d\r\n  \"\"\";\r\n");
    }

    @Test
    void leavesUtf16ThatIsBroken() throws IOException {
        byte[] bytes = "\uFEFFx\uD800y: jdbc:pgsql://h/d\n".getBytes(StandardCharsets.UTF_16LE);
        bytes[4] = 0x00;
        bytes[5] = (byte) 0xD8;
        Files.write(root.resolve("a.yml"), bytes);

        assertThat(ProjectRewriter.plan(root, ROUTE).files()).isEmpty();
    }

    @Test
    void refusesToGuessHowAPropertiesFileIsRead() throws IOException {
        write("a.properties", "a=jdbc:pgsql://u:p\u00E4ss@h/d\nb=jdbc:pgsql://${H\u00D6ST}/d\n");
        write("b.properties", "a=jdbc:pgsql://u:p\\u00e4ss@h/d\n");

        RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

        assertThat(plan.write(root)).isEmpty();
        assertThat(Files.readString(root.resolve("a.properties")))
                .isEqualTo("a=jdbc:pgsql://u:p\u00E4ss@h/d\nb=jdbc:postgresql://${H\u00D6ST}/d\n");
        assertThat(root.resolve("b.properties")).hasContent("a=jdbc:postgresql://h/d?user=u&password=p%C3%A4ss\n");
        assertThat(plan.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.why()).contains("UTF-8"));
    }

    @Test
    void leavesAReadOnlyFile() throws IOException {
        Path file = write("a.yml", "url: jdbc:pgsql://h/d\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThat(ProjectRewriter.plan(root, ROUTE).write(root))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.why()).contains("read-only"));
        assertThat(file).hasContent("url: jdbc:pgsql://h/d\n");
    }

    @Test
    void readsARootThatIsALink(@TempDir Path elsewhere) throws IOException {
        Path file = write("a.yml", "url: jdbc:pgsql://h/d\n");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), root);

        RewritePlan plan = ProjectRewriter.plan(link, ROUTE);

        assertThat(plan.diff(link)).contains("+++ b/a.yml");
        assertThat(plan.write(link)).isEmpty();
        assertThat(file).hasContent("url: jdbc:postgresql://h/d\n");
    }

    @Nested
    class WhenItIsAPom {

        @Test
        void mentionsTheUrlOfAPluginWithItsAmpersands() throws IOException {
            write("pom.xml", "<project><url>jdbc:pgsql://h/d?sslMode=require&amp;networkTimeout=500</url></project>");

            assertThat(ProjectRewriter.plan(root, ROUTE).refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.advice())
                            .isEqualTo("write jdbc:postgresql://h/d?sslmode=require&amp;socketTimeout=1"));
        }

        @Test
        void mentionsADependencyItCannotRead() throws IOException {
            write(
                    "pom.xml",
                    "<project><dependencies><dependency><groupId><!-- x -->com.impossibl.pgjdbc-ng</groupId>"
                            + "<artifactId>${driver}</artifactId></dependency></dependencies></project>");

            assertThat(ProjectRewriter.plan(root, ROUTE).refusals())
                    .extracting(Refusal::found)
                    .containsExactly("com.impossibl.pgjdbc-ng");
        }

        @Test
        void leavesAPropertyThatOthersReadToo() throws IOException {
            write("pom.xml", """
                    <project>
                      <properties><pg.version>42.2.5</pg.version></properties>
                      <dependencies>
                        <dependency>
                          <groupId>org.postgresql</groupId>
                          <artifactId>postgresql</artifactId>
                          <version>${pg.version}</version>
                        </dependency>
                      </dependencies>
                      <build><image>postgres:${pg.version}</image></build>
                    </project>
                    """);

            RewritePlan plan = ProjectRewriter.plan(root, Route.of("pgjdbc:42.2.5", "pgjdbc:42.7.14"));

            assertThat(plan.files()).isEmpty();
            assertThat(plan.refusals())
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.why()).contains("read elsewhere"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x jdbc:pgsql:h ",
                "x jdbc:pgsql://h/d ",
                "password=",
                "pgsql:password=a&",
                "\"jdbc:pgsql://h/d\"+",
                "jdbc:pgsql://<",
                "jdbc:pgsql://h/d...",
                "a: jdbc:pgsql://h/d\n",
                "a: jdbc:pgsql://h/d",
                "(\"jdbc:pgsql://h/d\");\n",
                "jdbc:pgsql://h/d?a=@"
            })
    void answersToLongFilesInLinearTime(String piece) {
        new Proportion(1 << 18, Duration.ofMinutes(1)).keptBy(length -> piece.repeat(length / piece.length()), text -> {
            write("a.yml", text);
            write("A.java", text);
            write("B.java", "\"" + text.replace('"', ' ').replace('\n', ' ') + "\"");
            write("a.properties", "a=" + text);
            write("a.sh", text);

            RewritePlan plan = ProjectRewriter.plan(root, ROUTE);

            assertThat(plan.diff(root)).isNotNull();
        });
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(root.resolve(name), content);
    }
}
