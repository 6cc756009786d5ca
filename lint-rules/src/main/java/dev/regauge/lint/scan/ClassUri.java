package dev.regauge.lint.scan;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a class file lies, as a class loader names it. */
sealed interface ClassUri {

    /** By itself, in a folder. */
    record InFolder(Path file) implements ClassUri {}

    /** In an archive on disk. */
    record InArchive(Path archive, String entry) implements ClassUri {}

    /** In the JDK. */
    record InJdk() implements ClassUri {}

    /** Where only its URI leads: in an archive in an archive, in a file system of somebody's own. */
    record Elsewhere(URI uri) implements ClassUri {

        /** Opens it. */
        InputStream open() throws IOException {
            try {
                return Files.newInputStream(Path.of(uri));
            } catch (IllegalArgumentException | FileSystemNotFoundException noPath) {
                return stream(uri.toURL());
            }
        }

        /** An archive that is kept open would not notice that it is written anew. */
        private static InputStream stream(URL url) throws IOException {
            var connection = url.openConnection();
            connection.setUseCaches(false);
            return connection.getInputStream();
        }
    }

    /** What a URI means. */
    static ClassUri of(URI uri) {
        try {
            return switch (String.valueOf(uri.getScheme())) {
                case "file" -> new InFolder(Path.of(uri));
                case "jrt" -> new InJdk();
                case "jar" -> inArchive(uri);
                default -> new Elsewhere(uri);
            };
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notOnDisk) {
            return new Elsewhere(uri);
        }
    }

    private static ClassUri inArchive(URI uri) throws IOException, URISyntaxException {
        // tells the parts, and opens nothing
        if (uri.toURL().openConnection() instanceof JarURLConnection jar
                && jar.getEntryName() != null
                && !jar.getEntryName().contains("!/")
                && jar.getJarFileURL().getProtocol().equals("file")) {
            return new InArchive(Path.of(jar.getJarFileURL().toURI()), jar.getEntryName());
        }
        return new Elsewhere(uri);
    }
}
