package dev.regauge.bench.lint;

import dev.regauge.lint.scan.ClassScanner;
import dev.regauge.lint.scan.ScanResult;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Scans jar files and says what it found: the process that is measured. */
final class ScanProcess {

    private ScanProcess() {}

    /** Takes jar files. */
    public static void main(String... jars) {
        ScanResult result = ClassScanner.scan(Stream.of(jars).map(Path::of).toList());
        System.out.println(result.classes() + " classes, " + result.sites().size() + " sites");
    }
}
