package dev.regauge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Searches text for secrets that a test has planted, however they are spelled.
 *
 * <p>The text is unescaped in every way that Java, properties files, JSON, XML, URLs and forms escape, up to three ways on
 * top of each other, and each result is searched for the secret as it is, in hexadecimal and in Base64 (both alphabets,
 * at any of the three alignments it can have inside a longer value). It does not matter which characters were escaped.
 */
public final class SecretDetector {

    private static final int SHORTEST = 6;
    private static final int DEEPEST = 3;

    private static final Map<String, UnaryOperator<String>> UNESCAPERS = Map.of(
            "percent-decoded",
            text -> Unescape.percent(text, false),
            "form-decoded",
            text -> Unescape.percent(text, true),
            "backslashes removed",
            Unescape::backslashes,
            "entities replaced",
            Unescape::entities);

    private final List<String> secrets;

    private SecretDetector(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * A detector for these secrets.
     *
     * @throws IllegalArgumentException when one is shorter than six characters, as it would be found by chance
     */
    public static SecretDetector of(String... secrets) {
        for (String secret : secrets) {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "Plant a secret of at least " + SHORTEST + " characters: a shorter one is found by chance");
            }
        }
        return new SecretDetector(List.of(secrets));
    }

    /**
     * Where secrets stand in a text: one line a secret and spelling, in which the secret itself does not stand. Empty
     * when the text is clean.
     */
    public List<String> leaks(String text) {
        List<String> leaks = new ArrayList<>();
        views(text).forEach((view, how) -> {
            for (int i = 0; i < secrets.size(); i++) {
                spellingIn(view, secrets.get(i)).ifPresent(leak(leaks, text, i, how));
            }
        });
        return leaks;
    }

    /**
     * Fails when a secret stands in the text.
     *
     * @throws AssertionError saying which secret, how spelled and in which line, without showing it
     */
    public void assertClean(String text) {
        List<String> leaks = leaks(text);
        if (!leaks.isEmpty()) {
            throw new AssertionError("A planted secret was found:\n  " + String.join("\n  ", leaks));
        }
    }

    /**
     * Fails when a secret stands in any file below a folder, or in its name.
     *
     * @throws AssertionError naming every such file
     */
    public void assertCleanFiles(Path folder) {
        List<String> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                leaks(folder.relativize(file) + "\n" + content)
                        .forEach(leak -> leaks.add(file.getFileName() + ": " + leak));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!leaks.isEmpty()) {
            throw new AssertionError("A planted secret was found:\n  " + String.join("\n  ", leaks));
        }
    }

    private Consumer<String> leak(List<String> leaks, String text, int secret, String how) {
        return spelling -> leaks.add("secret " + (secret + 1) + " ("
                + secrets.get(secret).length() + " characters), " + spelling + how + lineOf(text, secrets.get(secret)));
    }

    private static String lineOf(String text, String secret) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (views(lines.get(i)).keySet().stream()
                    .anyMatch(view -> spellingIn(view, secret).isPresent())) {
                return ", line " + (i + 1);
            }
        }
        return ", across lines";
    }

    /** Each distinct text that unescaping leads to, and how it was reached. */
    private static Map<String, String> views(String text) {
        Map<String, String> views = new LinkedHashMap<>();
        views.put(text, "");
        List<String> frontier = List.of(text);
        for (int depth = 0; depth < DEEPEST && !frontier.isEmpty(); depth++) {
            List<String> next = new ArrayList<>();
            for (String view : frontier) {
                UNESCAPERS.forEach((name, unescape) -> {
                    String unescaped = unescape.apply(view);
                    if (!views.containsKey(unescaped)) {
                        views.put(unescaped, views.get(view) + ", " + name);
                        next.add(unescaped);
                    }
                });
            }
            frontier = next;
        }
        return views;
    }

    private static Optional<String> spellingIn(String view, String secret) {
        if (view.contains(secret)) {
            return Optional.of("as it is");
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hexadecimal = HexFormat.of().formatHex(bytes);
        if (view.contains(hexadecimal) || view.contains(hexadecimal.toUpperCase(Locale.ROOT))) {
            return Optional.of("in hexadecimal");
        }
        for (int alignment = 0; alignment < 3; alignment++) {
            String base64 = base64(bytes, alignment);
            if (view.contains(base64) || view.contains(base64.replace('+', '-').replace('/', '_'))) {
                return Optional.of("in Base64");
            }
        }
        return Optional.empty();
    }

    /** The characters that the secret alone decides when so many bytes stand before it in its group of three. */
    private static String base64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int start = before == 0 ? 0 : before + 1;
        return encoded.substring(start, shifted.length * 8 / 6);
    }
}
