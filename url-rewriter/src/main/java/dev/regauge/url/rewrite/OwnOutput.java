package dev.regauge.url.rewrite;

import java.util.regex.Pattern;

/**
 * Tells what Regauge itself has written into a folder, or reads there to know what to do: the statements and URLs in it are
 * quoted, and no program has them.
 */
public final class OwnOutput {

    /** How much of a text tells. */
    private static final int HEAD = 8192;

    private static final String SETTINGS = "regauge-lint.toml";

    private static final Pattern JSON = Pattern.compile(
            // a finding a line; SARIF; the form of GitLab
            "\\s*(?:\\{\\s*\"rule\"\\s*:\\s*\"[a-z-]+\",\\s*\"severity\"\\s*:\\s*\"(?:error|warning|info)\",\\s*\"file\"\\s*:"
                    + "|\\{\\s*\"\\$schema\"\\s*:\\s*\"[^\"]*/sarif-[^\"]*\"[^\\[]*\\[\\s*\\{\\s*\"tool\"\\s*:\\s*\\{"
                    + "\\s*\"driver\"\\s*:\\s*\\{\\s*\"name\"\\s*:\\s*\"regauge\""
                    + "|\\[\\s*\\{\\s*\"type\"\\s*:\\s*\"issue\",\\s*\"categories\"\\s*:\\s*\\[\\s*\"Compatibility\"\\s*\\])");

    private static final Pattern XML = Pattern.compile(
            "\\s*(?:<\\?[^>]*>\\s*)?<(?:testsuite\\s+name=\"regauge lint |checkstyle[\\s>].*?source=\"dev\\.regauge\\.)",
            Pattern.DOTALL);

    private OwnOutput() {}

    /**
     * Whether a file is one.
     *
     * @param path or name of the file
     * @param text of it, or how it begins
     */
    public static boolean isOne(String path, String text) {
        if (path.substring(path.lastIndexOf('/') + 1).equals(SETTINGS)) {
            return true;
        }
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        String head = text.substring(start, Math.min(text.length(), HEAD));
        return JSON.matcher(head).lookingAt() || XML.matcher(head).lookingAt();
    }
}
