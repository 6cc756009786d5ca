package dev.regauge.cli;

import dev.regauge.name.EditDistance;
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
        return (plain.length() > 1 && plain(known).startsWith(plain))
                || EditDistance.between(plain, plain(known)) <= SLIPS;
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").replace(".", "").replace(" ", "");
    }
}
