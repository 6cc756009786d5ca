package dev.regauge.url.rewrite;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialect;
import java.util.Optional;

/**
 * One place in a project's files where a connection URL stands.
 *
 * @param file relative to the project's root, with {@code /} between folders
 * @param line counted from 1
 * @param column counted from 1
 * @param masked the URL, unescaped, secrets masked; parts of a Java expression are <code>${expression 1}</code>
 * @param dialect the one its beginning names
 * @param target what it means, where it could be read
 * @param problem why it could not be read, secrets masked; empty where it could
 */
public record UrlSite(
        String file,
        int line,
        int column,
        String masked,
        Dialect dialect,
        Optional<ConnectionTarget> target,
        Optional<String> problem) {}
