package dev.regauge.lint.project;

import dev.regauge.lint.settings.ConfigException;
import dev.regauge.lint.settings.LintConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The lint's configuration, with what is wrong in it as wrong use. */
public final class ProjectConfig {

    private ProjectConfig() {}

    /** A project's own; nothing is asked where it has none, as an archive. */
    public static LintConfig of(Path project) {
        return read(project, LintConfig::of);
    }

    /** The one that the user names. */
    public static LintConfig named(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ProjectException(
                    "The configuration " + file + ": there is no such file\n  to fix: name a " + LintConfig.FILE);
        }
        return read(file, LintConfig::read);
    }

    private static LintConfig read(Path path, Function<Path, LintConfig> reader) {
        try {
            return reader.apply(path);
        } catch (ConfigException wrong) {
            throw new ProjectException(String.valueOf(wrong.getMessage()));
        }
    }
}
