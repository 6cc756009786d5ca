package dev.regauge.lint.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * A method of a program, or of a library it uses, that its owner calls a sink.
 *
 * @param owner name of the class with dots; {@code $} before a nested one
 * @param method name, {@code <init>} for a constructor
 * @param parameters types as a source has them, with packages or without; empty where all methods of the name are meant
 * @param text which parameter is the SQL, counted from 1; 0 for the first that is a text
 * @param placeholders how the text is read
 */
public record SinkDeclaration(
        String owner, String method, Optional<List<String>> parameters, int text, Placeholders placeholders) {

    private static final Pattern WRITTEN = Pattern.compile(
            "((?:[\\p{L}_$][\\p{L}\\p{N}_$]*\\.)*[\\p{L}_$][\\p{L}\\p{N}_$]*)#(<init>|new|[\\p{L}_$][\\p{L}\\p{N}_$]*)"
                    + "(?:\\(([^()]*)\\))?");

    /** Copies the list. */
    public SinkDeclaration {
        parameters = parameters.map(List::copyOf);
    }

    /**
     * Reads a declaration such as {@code com.acme.Db#run(String,Object[])} or {@code com.acme.Db#run}.
     *
     * @throws IllegalArgumentException where it is none, with the words for its writer
     */
    public static SinkDeclaration parse(String written, int text, Placeholders placeholders) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + written
                    + "\" names no method; write it as in \"com.acme.Db#run(String,Object[])\" or \"com.acme.Db#run\"");
        }
        Optional<List<String>> parameters =
                Optional.ofNullable(matcher.group(3)).map(SinkDeclaration::types);
        if (text < 0 || parameters.map(types -> text > types.size()).orElse(false)) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" has no parameter " + text + "; parameters are counted from 1");
        }
        String method = matcher.group(2).equals("new") ? "<init>" : matcher.group(2);
        return new SinkDeclaration(matcher.group(1), method, parameters, text, placeholders);
    }

    /**
     * How a text is read, by a word: {@code jdbc}, {@code none}, {@code named}.
     *
     * @throws IllegalArgumentException for another word
     */
    public static Placeholders placeholders(String word) {
        for (Placeholders known : Placeholders.values()) {
            if (word(known).equals(word.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "\"" + word + "\" is no way to write parameters; write one of " + String.join(", ", words()));
    }

    private static List<String> words() {
        return List.of(Placeholders.values()).stream()
                .map(SinkDeclaration::word)
                .toList();
    }

    private static String word(Placeholders placeholders) {
        return placeholders.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> types(String written) {
        List<String> types = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int deep = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            deep += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (deep == 0 && c != '>') {
                plain.append(c);
            }
        }
        for (String type : plain.toString().split(",", -1)) {
            types.add(type.strip().replace("...", "[]"));
        }
        return types.equals(List.of("")) ? List.of() : types;
    }

    /** As a configuration names it. */
    public String written() {
        return owner + "#" + (method.equals("<init>") ? "new" : method)
                + parameters.map(types -> "(" + String.join(",", types) + ")").orElse("");
    }

    /** Whether a method of the owner, or of a class below it, is meant. */
    boolean means(MethodKey called) {
        return method.equals(called.name())
                && parameters
                        .map(types -> fit(types, Type.getArgumentTypes(called.descriptor())))
                        .orElse(true);
    }

    private static boolean fit(List<String> written, Type[] types) {
        if (written.size() != types.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            String name = types[i].getClassName();
            String type = written.get(i);
            if (!name.equals(type) && !name.endsWith("." + type) && !name.endsWith("$" + type)) {
                return false;
            }
        }
        return true;
    }
}
