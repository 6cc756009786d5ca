package dev.regauge.cli;

import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a dialect by its id; where there is none of that name, says which is nearest and lists them all. */
final class DialectName implements ITypeConverter<Dialect> {

    /** Letters that may be wrong for a name to be taken for a slip. */
    private static final int SLIPS = 2;

    @Override
    public Dialect convert(String id) {
        return Dialects.all().stream()
                .filter(dialect -> dialect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(explain(id)));
    }

    private static String explain(String id) {
        List<String> near = Dialects.all().stream()
                .map(Dialect::id)
                .filter(known -> isNear(id.toLowerCase(Locale.ROOT), known))
                .toList();
        String guess = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        return Terminal.quoted(id) + " is no dialect" + guess + "\n  to fix:   write one of " + all();
    }

    private static String all() {
        return Dialects.all().stream().map(Dialect::id).collect(Collectors.joining(", "));
    }

    private static boolean isNear(String typed, String known) {
        if (typed.length() > 2 * known.length() + SLIPS) {
            return false;
        }
        String plain = plain(typed);
        return (plain.length() > 1 && plain(known).startsWith(plain)) || distance(plain, plain(known)) <= SLIPS;
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").replace(".", "").replace(" ", "");
    }

    /** Letters to change, add or take away. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
