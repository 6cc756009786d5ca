package dev.regauge.lint.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project without classes: files in folders. */
final class ResourceFixture {

    private final Path root;

    ResourceFixture(Path root) {
        this.root = root;
    }

    ResourceFixture with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    ResourceFixture with(String path, byte[] bytes) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of {@code src/main/resources}. */
    ResourceFixture resource(String path, String text) {
        return with("src/main/resources/" + path, text);
    }

    ScanResult scan() {
        return ProjectScanner.scan(root);
    }

    /** Each text with what it stands in and where: {@code Flyway migration V1__a.sql:3 create table t ()}. */
    static List<String> words(ScanResult result) {
        return result.sites().stream()
                .flatMap(site -> site.templates().stream().map(template -> words(site, template)))
                .toList();
    }

    private static String words(SqlSite site, SqlTemplate template) {
        String file = site.location().file();
        return site.sink() + " " + file.substring(file.lastIndexOf('/') + 1) + ":"
                + site.location().line() + " "
                + template.toString().strip().replaceAll("\\s+", " ");
    }
}
