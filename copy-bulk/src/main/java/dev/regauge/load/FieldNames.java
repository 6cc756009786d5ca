package dev.regauge.load;

import dev.regauge.copy.table.Column;
import dev.regauge.copy.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which column each field of a file goes to, by its name: the one it was told, the one of just that name, or the only one that
 * differs in case and in what is neither letter nor digit ({@code Order ID} and {@code order_id}). Between digits that is kept:
 * {@code q1_1} is not {@code q11}.
 */
final class FieldNames {

    private final LoadSettings settings;
    private final Table table;
    private final Set<String> notes = new LinkedHashSet<>();

    FieldNames(LoadSettings settings, Table table) {
        this.settings = settings;
        this.table = table;
    }

    /**
     * Finds the columns.
     *
     * @param names of the fields, in order
     * @param file as messages show it
     * @return for each field its column, without those that are skipped, by the field's place
     * @throws LoadRefusedException with all that does not fit
     */
    Map<Integer, Column> columns(List<String> names, String file) {
        Map<Integer, Column> found = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        Map<String, String> taken = new LinkedHashMap<>();
        requireTold(names, wrong);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!settings.skipped().contains(name)) {
                Optional<Column> column = column(name);
                if (column.isEmpty()) {
                    wrong.add("no column for \"" + name + "\"");
                } else if (taken.putIfAbsent(column.get().name(), name) != null) {
                    wrong.add("\"" + taken.get(column.get().name()) + "\" and \"" + name + "\" both go to column \""
                            + column.get().name() + "\"");
                } else {
                    found.put(i, column.get());
                }
            }
        }
        require(found, wrong, file);
        return found;
    }

    private void requireTold(List<String> names, List<String> wrong) {
        Set<String> unknown = new LinkedHashSet<>(settings.renamed().keySet());
        unknown.addAll(settings.skipped());
        names.forEach(unknown::remove);
        unknown.forEach(name -> wrong.add("the file has no field \"" + name + "\", which was to be mapped or skipped"));
    }

    private Optional<Column> column(String name) {
        String told = settings.renamed().get(name);
        if (told != null) {
            return table.column(told);
        }
        return table.column(name).or(() -> alike(name));
    }

    private Optional<Column> alike(String name) {
        List<Column> alike = table.columns().stream()
                .filter(column ->
                        bare(column.name()).equals(bare(name)) && !bare(name).isEmpty())
                .toList();
        if (alike.size() != 1) {
            return Optional.empty();
        }
        notes.add("The field \"" + name + "\" goes to column \"" + alike.get(0).name()
                + "\", whose name is not the same");
        return Optional.of(alike.get(0));
    }

    /** Which fields go to a column of another name, that nobody has told them. */
    Set<String> notes() {
        return notes;
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\p{Nd})[^\\p{L}\\p{Nd}]+(?=\\p{Nd})", "_")
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("(?<!\\p{Nd})_|_(?!\\p{Nd})", "");
    }

    private void require(Map<Integer, Column> found, List<String> wrong, String file) {
        if (found.isEmpty() && wrong.isEmpty()) {
            wrong.add("every field is skipped");
        }
        if (!wrong.isEmpty()) {
            String left = table.columns().stream()
                    .filter(column -> column.takesValues() && !found.containsValue(column))
                    .map(column -> "\"" + column.name() + "\"")
                    .collect(Collectors.joining(", "));
            throw new LoadRefusedException("The fields of " + file + " do not fit the table " + table.name()
                    + "\n  found:    " + String.join("; ", wrong)
                    + (left.isEmpty() ? "" : "; columns without a field: " + left)
                    + "\n  to fix:   correct the header, map a field to a column (--map NAME=COLUMN), or skip it (--skip NAME)"
                    + (wrong.size() == 1 && found.isEmpty()
                            ? "; or name the delimiter, if that is not the format's (--delimiter C), or the columns, if the"
                                    + " first row has no names (--no-header --columns A,B)"
                            : ""));
        }
    }
}
