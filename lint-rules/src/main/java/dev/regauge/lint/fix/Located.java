package dev.regauge.lint.fix;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.url.rewrite.SourceFile;
import java.util.List;
import java.util.function.Predicate;

/** The one place where the text of a site is written, or why there is none that may be edited. */
sealed interface Located {

    /**
     * A place.
     *
     * @param file relative to the project's root
     * @param text with its places in the file
     * @param parts of the file that it is written in, quotes included, at least one and in order
     * @param reaches whether a site is one of those that the text gets to
     */
    record At(String file, PlacedText text, List<SourceFile.Span> parts, Predicate<SqlSite> reaches)
            implements Located {

        /** Copies the list. */
        public At {
            parts = List.copyOf(parts);
        }

        int start() {
            return parts.get(0).start();
        }

        String key() {
            return file + "\n" + start();
        }
    }

    /** No place, and why: a clause. */
    record Nowhere(String why) implements Located {}

    /** A place of a site alone, or none where there are none or several. */
    static Located only(String file, SqlSite site, List<PlacedText> found) {
        if (found.size() != 1) {
            return new Nowhere(
                    found.isEmpty()
                            ? "its text does not stand in one place of the file as it is"
                            : "its text stands in several places of the file");
        }
        PlacedText text = found.get(0);
        return new At(file, text, text.parts(), other -> other.equals(site));
    }

    /** Whether a call of a site, or one between, is in a line of a file. */
    static boolean passes(SqlSite site, String file, int line) {
        return is(site.location(), file, line) || site.via().stream().anyMatch(place -> is(place, file, line));
    }

    private static boolean is(Location place, String file, int line) {
        return place.file().equals(file) && place.line() == line;
    }
}
