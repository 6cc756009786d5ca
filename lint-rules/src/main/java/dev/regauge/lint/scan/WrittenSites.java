package dev.regauge.lint.scan;

import dev.regauge.lint.Location;
import dev.regauge.lint.scan.resource.Sender;
import dev.regauge.lint.scan.resource.Wording;
import dev.regauge.lint.scan.resource.Written;
import dev.regauge.lint.sql.Lexer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Makes sites of SQL that is written in annotations and files. */
final class WrittenSites {

    private WrittenSites() {}

    static SqlSite of(Written written, Location location) {
        Sink sink = new Sink(written.owner(), written.place(), placeholders(written.sender()), way(written.sender()));
        return new SqlSite(
                written.texts().stream().map(WrittenSites::template).toList(),
                sink,
                location,
                List.of(),
                List.of(),
                List.of());
    }

    private static Placeholders placeholders(Sender sender) {
        return switch (sender) {
            case SCRIPT -> Placeholders.NONE;
            case PREPARED, CONDITIONAL -> Placeholders.JDBC;
            case JPA -> Placeholders.JPA;
            case NAMED -> Placeholders.NAMED;
            case JDBI -> Placeholders.SINGLE;
            case R2DBC -> Placeholders.R2DBC;
        };
    }

    private static Sink.Way way(Sender sender) {
        return switch (sender) {
            case SCRIPT -> Sink.Way.SCRIPT;
            case CONDITIONAL -> Sink.Way.CONDITIONAL;
            default -> Sink.Way.DECLARED;
        };
    }

    private static SqlTemplate template(Wording wording) {
        List<SqlTemplate.Part> parts = new ArrayList<>();
        Iterator<String> holes = wording.holes().iterator();
        String text = wording.text();
        int done = 0;
        for (int at = text.indexOf(Lexer.HOLE); at >= 0; at = text.indexOf(Lexer.HOLE, done)) {
            if (at > done) {
                parts.add(new SqlTemplate.Text(text.substring(done, at)));
            }
            parts.add(new SqlTemplate.Hole(holes.next()));
            done = at + 1;
        }
        if (done < text.length()) {
            parts.add(new SqlTemplate.Text(text.substring(done)));
        }
        return new SqlTemplate(parts);
    }
}
