package dev.regauge.lint.report;

import dev.regauge.lint.Finding;
import dev.regauge.lint.Location;
import dev.regauge.lint.Severity;
import dev.regauge.lint.Suppressed;
import dev.regauge.lint.Suppression;
import dev.regauge.lint.report.Report.Unverified;
import dev.regauge.route.Change;
import dev.regauge.route.Outcome;
import dev.regauge.route.Route;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A report as bytes, and back: nothing of it is lost. What keeps such bytes knows which version wrote them. */
public final class StoredReport {

    private StoredReport() {}

    private interface Writer<T> {
        void write(T value) throws IOException;
    }

    private interface Reader<T> {
        T read() throws IOException;
    }

    /** Writes one. */
    public static void write(Report report, DataOutputStream out) throws IOException {
        new Writing(out).report(report);
    }

    /**
     * Reads one.
     *
     * @throws IOException when there is none, or not all of it
     * @throws IllegalArgumentException when a word in it is of another version
     */
    public static Report read(DataInputStream in) throws IOException {
        return new Reading(in).report();
    }

    private record Writing(DataOutputStream out) {

        void report(Report report) throws IOException {
            text(report.project());
            text(report.route().from().toString());
            text(report.route().to().toString());
            text(report.server());
            list(report.inventory(), this::text);
            list(report.findings(), this::finding);
            list(report.unverified(), statement -> {
                location(statement.location());
                text(statement.sql());
                text(statement.reason());
            });
            list(report.notes(), this::text);
            text(report.diff());
            out.writeBoolean(report.written());
            list(report.suppressed(), kept -> {
                finding(kept.finding());
                text(kept.by().kind().name());
                location(kept.by().place());
                text(kept.by().reason());
            });
        }

        private void finding(Finding finding) throws IOException {
            text(finding.rule());
            text(finding.change().name());
            text(finding.severity().name());
            location(finding.location());
            number(finding.column());
            text(finding.sink());
            text(finding.sql());
            number(finding.caret());
            text(finding.message());
            text(finding.why());
            text(finding.from().text());
            text(finding.to().text());
            text(finding.source());
            text(finding.advice());
            list(finding.corrected().stream().toList(), this::text);
            out.writeBoolean(finding.safeEdit());
            list(finding.via(), this::location);
        }

        private void location(Location place) throws IOException {
            text(place.file());
            out.writeInt(place.line());
            text(place.className());
            text(place.method());
        }

        private void number(OptionalInt number) throws IOException {
            out.writeBoolean(number.isPresent());
            out.writeInt(number.orElse(0));
        }

        private <T> void list(List<T> all, Writer<T> each) throws IOException {
            out.writeInt(all.size());
            for (T one : all) {
                each.write(one);
            }
        }

        private void text(String text) throws IOException {
            out.writeInt(text.length());
            out.writeChars(text); // UTF-8 has no place for half a surrogate pair
        }
    }

    private record Reading(DataInputStream in) {

        Report report() throws IOException {
            return new Report(
                    text(),
                    Route.of(text(), text()),
                    text(),
                    list(this::text),
                    list(this::finding),
                    list(() -> new Unverified(location(), text(), text())),
                    list(this::text),
                    text(),
                    in.readBoolean(),
                    list(() -> new Suppressed(
                            finding(), new Suppression(Suppression.Kind.valueOf(text()), location(), text()))));
        }

        private Finding finding() throws IOException {
            return new Finding(
                    text(),
                    Change.valueOf(text()),
                    Severity.valueOf(text()),
                    location(),
                    number(),
                    text(),
                    text(),
                    number(),
                    text(),
                    text(),
                    Outcome.parse(text()),
                    Outcome.parse(text()),
                    text(),
                    text(),
                    list(this::text).stream().findFirst(),
                    in.readBoolean(),
                    list(this::location));
        }

        private Location location() throws IOException {
            return new Location(text(), in.readInt(), text(), text());
        }

        private OptionalInt number() throws IOException {
            boolean there = in.readBoolean();
            int number = in.readInt();
            return there ? OptionalInt.of(number) : OptionalInt.empty();
        }

        private <T> List<T> list(Reader<T> each) throws IOException {
            int size = in.readInt();
            List<T> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add(each.read());
            }
            return all;
        }

        private String text() throws IOException {
            long length = 2L * in.readInt();
            byte[] bytes = in.readNBytes((int) Math.max(0, Math.min(length, Integer.MAX_VALUE)));
            if (bytes.length != length) {
                throw new IOException("cut short");
            }
            return ByteBuffer.wrap(bytes).asCharBuffer().toString();
        }
    }
}
