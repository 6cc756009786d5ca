package dev.regauge.load.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns from those in a file: lower case, letters and digits and {@code _}, each once. */
final class ColumnNames {

    private static final int LONGEST = 63;

    /** Columns that every table has already. */
    private static final Set<String> OF_THE_SERVER = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private ColumnNames() {}

    static List<String> of(List<String> headers) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String plain = plain(headers.get(i), i + 1);
            String name = cut(plain, LONGEST);
            for (int number = 2; !taken.add(name); number++) {
                String suffix = "_" + number;
                name = cut(plain, LONGEST - suffix.length()) + suffix;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static String plain(String header, int number) {
        StringBuilder name = new StringBuilder();
        String lower = Normalizer.normalize(header.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        lower.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                name.appendCodePoint(c);
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        });
        if (!name.isEmpty() && name.charAt(name.length() - 1) == '_') {
            name.setLength(name.length() - 1);
        }
        if (name.isEmpty()) {
            return "column_" + number;
        }
        return Character.isDigit(name.codePointAt(0)) || OF_THE_SERVER.contains(name.toString())
                ? "c_" + name
                : name.toString();
    }

    private static String cut(String name, int bytes) {
        String shorter = name;
        while (shorter.getBytes(UTF_8).length > bytes) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
