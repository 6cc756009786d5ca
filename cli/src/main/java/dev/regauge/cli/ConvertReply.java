package dev.regauge.cli;

import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Visible;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Conversion;
import dev.regauge.url.Dialect;
import dev.regauge.url.ParameterChange;
import dev.regauge.url.ParameterChange.Kind;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A target in another dialect, and what became of each parameter. */
record ConvertReply(ConnectionTarget source, Dialect to, Conversion conversion, boolean showSecrets)
        implements UrlReply {

    private static final int WIDEST_COLUMN = 60;

    @Override
    public int exitCode() {
        return ExitCode.CLEAN;
    }

    @Override
    public void write(JsonLine json) throws IOException {
        json.text("input", showSecrets ? source.text() : source.masked());
        json.text("from", source.dialect().id());
        json.text("to", to.id());
        json.text("text", shownText());
        json.list("changes", list -> {
            for (ParameterChange change : conversion.changes()) {
                list.object(element -> write(element, change));
            }
        });
    }

    private static void write(JsonLine json, ParameterChange change) throws IOException {
        json.textUnlessEmpty("from", change.from());
        json.textUnlessEmpty("to", change.to());
        json.text("kind", id(change.kind(), '-'));
        json.text("explanation", change.explanation());
    }

    private static String id(Kind kind, char separator) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', separator);
    }

    /** Keys of Spring and Hibernate stand on lines of their own. */
    private String lines() {
        return to.prefix().isEmpty()
                ? shownText().lines().map(Visible::line).collect(Collectors.joining("\n"))
                : Visible.line(shownText());
    }

    /** Where a part of a password may have become anything, no part of the new text can be trusted to hold none. */
    private String shownText() {
        if (showSecrets) {
            return conversion.text();
        }
        return isTorn() ? to.prefix() + Secrets.MASK : conversion.masked();
    }

    private boolean isTorn() {
        return !showSecrets
                && !conversion.text().equals(source.text())
                && Veil.of(source).isTorn();
    }

    @Override
    public String note() {
        return isTorn() ? Veil.TORN : "";
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(lines());
        List<ParameterChange> changes = conversion.changes();
        int kinds = changes.stream()
                .mapToInt(change -> id(change.kind(), ' ').length())
                .max()
                .orElse(0);
        int names = changes.stream()
                .mapToInt(change -> names(change).length())
                .filter(length -> length <= WIDEST_COLUMN)
                .max()
                .orElse(0);
        for (ParameterChange change : changes) {
            String kind = id(change.kind(), ' ');
            String name = names(change);
            text.append("\n  ").append(Terminal.paint(colour(change.kind()), kind));
            text.append(" ".repeat(kinds - kind.length() + 2)).append(name);
            text.append(" ".repeat(Math.max(0, names - name.length()) + 2));
            text.append(Visible.line(change.explanation()));
        }
        return text.toString();
    }

    /** {@code old -> new}, or the one name there is. */
    private static String names(ParameterChange change) {
        boolean one = change.from().isEmpty()
                || change.to().isEmpty()
                || change.from().equals(change.to());
        String name = change.from().isEmpty() ? change.to() : change.from();
        return Visible.line(one ? (name.isEmpty() ? "-" : name) : change.from() + " -> " + change.to());
    }

    private static Tone colour(Kind kind) {
        return switch (kind) {
            case EXACT, RENAMED -> Tone.GREEN;
            case UNIT_CONVERTED, VALUE_CONVERTED, PASSED_THROUGH -> Tone.CYAN;
            case STRONGER, APPROXIMATE, DROPPED -> Tone.YELLOW;
        };
    }
}
