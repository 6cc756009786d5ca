package dev.regauge.lint.project;

import dev.regauge.lint.settings.ConfigException;
import dev.regauge.lint.settings.LintConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lint's configuration, with what is wrong in it as wrong use. */
public final class ProjectConfig {

    private ProjectConfig() {}

    /** A project's own; nothing is asked where it has none, as an archive. */
    public static LintConfig of(Path project) {
        try {
            return LintConfig.of(project);
        } catch (ConfigException wrong) {
            throw new ProjectException(String.valueOf(wrong.getMessage()));
        }
    }

    /** The one that the user names. */
    public static LintConfig named(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ProjectException(
                    "The configuration " + file + ": there is no such file\n  to fix: name a " + LintConfig.FILE);
        }
        try {
            return LintConfig.read(file);
        } catch (ConfigException wrong) {
            throw new ProjectException(String.valueOf(wrong.getMessage()));
        }
    }
}
