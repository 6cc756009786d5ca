package dev.regauge.lint.fix;

import dev.regauge.lint.scan.SqlSite;
import dev.regauge.url.rewrite.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a statement in a script, which holds it as it is. */
final class ScriptTexts {

    private ScriptTexts() {}

    static Located of(SourceFile file, SqlSite site, String sql) {
        List<PlacedText> found = new ArrayList<>();
        for (int at = file.text().indexOf(sql); at >= 0; at = file.text().indexOf(sql, at + 1)) {
            if (file.line(at) == site.location().line()) {
                found.add(placed(file, at, sql.length()));
            }
        }
        return Located.only(file.name(), site, found);
    }

    private static PlacedText placed(SourceFile file, int start, int length) {
        PlacedText placed = new PlacedText().piece(text -> Optional.of(text).filter(file::holds));
        for (int at = start; at < start + length; at++) {
            placed.add(file.text().charAt(at), at, at + 1);
        }
        return placed;
    }
}
