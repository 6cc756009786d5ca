package dev.regauge.lint.settings;

import dev.regauge.lint.Severity;
import dev.regauge.lint.scan.SinkDeclaration;
import dev.regauge.route.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project asks of the lint, in the file {@value #FILE} at its root. Cannot be changed.
 *
 * @param file the file's name as a report shows it; empty where there is none
 * @param from the driver of today, where the file says it
 * @param to the driver of tomorrow, where the file says it
 * @param failOn from which severity on findings count, where the file says it
 * @param severities what findings of a rule amount to; nothing where the rule is off
 * @param excluded files whose findings are left out
 * @param suppressions findings that may stay
 * @param sinks methods that take SQL, beside those that everybody knows
 */
public record LintConfig(
        String file,
        Optional<Profile> from,
        Optional<Profile> to,
        Optional<Severity> failOn,
        Map<String, Optional<Severity>> severities,
        List<FilePattern> excluded,
        List<ConfiguredSuppression> suppressions,
        List<SinkDeclaration> sinks) {

    /** The name of the file. */
    public static final String FILE = "regauge-lint.toml";

    /** Nothing is asked. */
    public static final LintConfig NONE = new LintConfig(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of(), List.of());

    private static final int LARGEST = 1 << 20;

    /** Copies the lists. */
    public LintConfig {
        severities = Map.copyOf(severities);
        excluded = List.copyOf(excluded);
        suppressions = List.copyOf(suppressions);
        sinks = List.copyOf(sinks);
    }

    /**
     * What the project in a folder asks; {@link #NONE} where it has no such file. A link is not followed, and not passed over.
     *
     * @throws ConfigException when the file cannot be followed, with all that is wrong in it
     */
    public static LintConfig of(Path project) {
        Path file = project.resolve(FILE);
        if (Files.isSymbolicLink(file)) {
            throw ConfigException.of(
                    FILE, "it is a link, which is not followed; put the file itself there, or name it");
        }
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? read(file) : NONE;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException when it cannot be followed, with all that is wrong in it
     */
    public static LintConfig read(Path file) {
        String name = String.valueOf(file.getFileName());
        return parse(text(file, name), name);
    }

    /**
     * Reads the text of a file.
     *
     * @param name of the file, for reports and errors
     * @throws ConfigException when it cannot be followed, with all that is wrong in it
     */
    public static LintConfig parse(String text, String name) {
        return ConfigReader.read(text, name);
    }

    /**
     * The same under another name, for who does not find it at its root.
     *
     * @param name of the file, for reports
     */
    public LintConfig shownAs(String name) {
        return new LintConfig(name, from, to, failOn, severities, excluded, suppressions, sinks);
    }

    private static String text(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw ConfigException.of(
                        name, "it is larger than " + LARGEST + " bytes; split what it asks, or ask less");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw ConfigException.of(name, "it is no text in UTF-8; save it as UTF-8");
        } catch (IOException unreadable) {
            throw ConfigException.of(
                    name, "it cannot be read (" + unreadable + "); check its name and its permissions");
        }
    }

    /** Whether findings in a file are left out. */
    boolean excludes(String path) {
        return excluded.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
