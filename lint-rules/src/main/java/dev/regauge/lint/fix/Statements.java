package dev.regauge.lint.fix;

import dev.regauge.lint.scan.ScanResult;
import dev.regauge.lint.scan.Sink;
import dev.regauge.lint.scan.SqlSite;
import dev.regauge.lint.sql.Lexer;
import dev.regauge.lint.sql.Reading;
import dev.regauge.lint.sql.Shown;
import dev.regauge.url.rewrite.BuildOutput;
import dev.regauge.url.rewrite.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds where the statement of a site is written, if it may be edited there. */
final class Statements {

    /** Where a generator writes, and where an editor or a packager puts copies; that below sources is a package. */
    private static final Pattern COPIED =
            Pattern.compile("(?:(?!src/)[^/]+/)*(?:bin|dist)/.*|(?:.*/)?generated[^/]*/.*");

    private final ScanResult scan;
    private final Sources sources;
    private final Set<String> stale;
    private final JavaTexts java;

    Statements(ScanResult scan, Sources sources) {
        this.scan = scan;
        this.sources = sources;
        this.stale = Set.copyOf(scan.stale());
        this.java = new JavaTexts(sources, scan.sites());
    }

    Located of(SqlSite site, String sql) {
        String file = site.location().file();
        Optional<String> why = untouchable(site, file, sql);
        if (why.isPresent()) {
            return new Located.Nowhere(why.get());
        }
        return sources.file(file)
                .map(source -> in(source, site, sql))
                .orElse(new Located.Nowhere("its file is not there or cannot be read"));
    }

    private Optional<String> untouchable(SqlSite site, String file, String sql) {
        if (file.contains("!/")) {
            return Optional.of("it stands in an archive");
        }
        if (file.endsWith(".class")) {
            return Optional.of("its source is not there");
        }
        if (BuildOutput.holds(file) || COPIED.matcher(file).matches()) {
            return Optional.of("its file is made by a build");
        }
        if (stale.contains(file)) {
            return Optional.of("its source has changed since it was compiled");
        }
        if (site.sink().way() == Sink.Way.SCRIPT) {
            return Optional.of("what a tool runs may have run, and a tool may refuse what has another checksum then");
        }
        boolean secret = !Shown.of(Lexer.tokens(sql, Reading.SERVER)).text().equals(sql);
        return secret ? Optional.of("the statement holds a secret") : Optional.empty();
    }

    private Located in(SourceFile file, SqlSite site, String sql) {
        if (file.name().endsWith(".java")) {
            return java.of(site, sql);
        }
        return isMapper(site, file.name())
                ? MapperStatements.of(file, site, sql)
                : new Located.Nowhere("files of this kind are not edited");
    }

    private static boolean isMapper(SqlSite site, String file) {
        return file.endsWith(".xml") && site.sink().owner().equals("MyBatis");
    }

    /** The sites that a place gets to. */
    List<SqlSite> reached(Located.At place) {
        return scan.sites().stream().filter(place.reaches()).toList();
    }
}
