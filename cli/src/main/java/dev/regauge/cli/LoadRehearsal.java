package dev.regauge.cli;

import dev.regauge.parity.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A small load into a server of our own. The root script runs it once behind each build, so that the JVM writes the classes
 * that a load needs into an archive ({@code -XX:ArchiveClassesAtExit}).
 */
final class LoadRehearsal {

    private LoadRehearsal() {}

    /** Exits with 0 where the load has succeeded. */
    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("rehearsal", ".csv");
        int exitCode;
        try (ScratchServer server = ScratchServer.start(ScratchServer.BUNDLED_MAJOR, new Artifacts(Map.of()))) {
            Database database = server.createDatabase("rehearsal");
            Files.writeString(file, """
                    id,name,price,paid,placed,details
                    1,"a ""b"" c",1.50,t,2026-01-01 10:00:00+00,"{""a"": 1}"
                    2,,2,f,2026-01-02,[]
                    """);
            exitCode = load(file, database);
        } finally {
            Files.delete(file);
        }
        System.exit(exitCode);
    }

    private static int load(Path file, Database database) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        String url = "postgresql://" + database.user() + ":" + database.password() + "@" + database.host() + ":"
                + database.port() + "/" + database.name();
        return Regauge.run(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                "load",
                file.toString(),
                "--into",
                url,
                "--table",
                "rehearsal",
                "--create",
                "--yes");
    }
}
