package dev.regauge.cli;

import dev.regauge.page.Paint.Tone;
import dev.regauge.page.Visible;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Diagnosis;
import dev.regauge.url.Diagnosis.Cause;
import dev.regauge.url.Diagnosis.Difference;
import dev.regauge.url.Diagnosis.Reading;
import dev.regauge.url.Diagnosis.Severity;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a text means to every parser. What is a secret to any of them is hidden in all readings. */
record DiagnosisReply(Given given, Diagnosis diagnosis, boolean showSecrets) implements UrlReply {

    /** What one dialect reads, and how that differs. */
    private record Row(Reading reading, Difference difference, boolean reference) {

        String id() {
            return reading.dialect().id();
        }

        String severity() {
            return reference ? "reference" : word(difference.severity()).replace('-', ' ');
        }
    }

    /** Findings are what leads elsewhere without a word; a refusal is heard by itself. */
    @Override
    public int exitCode() {
        boolean elsewhere = diagnosis.worst() == Severity.OTHER_HOST || diagnosis.worst() == Severity.OTHER_CREDENTIAL;
        return elsewhere || diagnosis.reference().isEmpty() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void write(JsonLine json) throws IOException {
        json.text("input", input());
        json.textOrNull(
                "reference",
                diagnosis.reference().map(reading -> reading.dialect().id()));
        json.text("worst", word(diagnosis.worst()));
        json.list("readings", list -> {
            for (Row row : rows()) {
                list.object(element -> write(element, row));
            }
        });
        json.list("causes", list -> {
            for (Cause cause : diagnosis.causes()) {
                list.object(element -> {
                    element.text("why", cause.why());
                    element.text("write", cause.write());
                });
            }
        });
    }

    private void write(JsonLine json, Row row) throws IOException {
        Optional<Diagnosis.Printable> shown = shown(row.reading());
        json.text("dialect", row.id());
        json.text("severity", word(row.difference().severity()));
        json.textOrNull("hosts", shown.map(Diagnosis.Printable::hosts));
        json.textOrNull("database", shown.flatMap(Diagnosis.Printable::database));
        json.textOrNull("user", shown.flatMap(Diagnosis.Printable::user));
        json.textOrNull("password", password(row.reading()));
        json.textUnlessEmpty("explanation", row.difference().explanation());
    }

    private Optional<String> password(Reading reading) {
        return reading.target()
                .flatMap(ConnectionTarget::password)
                .map(secret -> showSecrets ? secret.reveal() : Secrets.MASK);
    }

    private Optional<Diagnosis.Printable> shown(Reading reading) {
        return showSecrets ? reading.target().map(target -> open(target, reading)) : reading.shown();
    }

    private static Diagnosis.Printable open(ConnectionTarget target, Reading reading) {
        String hosts = TargetText.hosts(ShownTarget.of(target, true).hosts());
        return new Diagnosis.Printable(
                hosts.isEmpty() ? reading.shown().orElseThrow().hosts() : hosts,
                target.database(),
                target.user(),
                target.password().isPresent());
    }

    /** The whole text; of a diagnosis only what stands behind the scheme is shown. */
    private String input() {
        String text = given.text();
        if (showSecrets) {
            return text;
        }
        String rest = diagnosis.masked();
        if (diagnosis.reference().isEmpty()) {
            return Secrets.maskUrl(text); // nobody knows where its secrets are
        }
        if (rest.startsWith("//")) {
            return text.substring(0, text.indexOf("//")) + rest;
        }
        boolean keys = diagnosis.readings().stream()
                .allMatch(reading -> reading.dialect().prefix().isEmpty());
        return keys ? rest : Secrets.maskUrl(text);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < diagnosis.readings().size(); i++) {
            Reading reading = diagnosis.readings().get(i);
            boolean reference = diagnosis.reference().filter(reading::equals).isPresent();
            rows.add(new Row(reading, diagnosis.differences().get(i), reference));
        }
        return rows;
    }

    /** The reading that the others are compared with first, then the worst. */
    @Override
    public String text() {
        List<Row> rows = new ArrayList<>(rows());
        rows.sort(Comparator.comparing((Row row) -> !row.reference())
                .thenComparing(row -> row.difference().severity()));
        int ids = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
        int severities =
                rows.stream().mapToInt(row -> row.severity().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(Visible.line(input()));
        for (Row row : rows) {
            String says = says(row);
            text.append("\n  ")
                    .append(row.id())
                    .append(" ".repeat(ids - row.id().length() + 2));
            text.append(Terminal.paint(colour(row), row.severity()));
            if (!says.isEmpty()) {
                text.append(" ".repeat(severities - row.severity().length() + 2))
                        .append(Visible.line(says));
            }
        }
        for (Cause cause : diagnosis.causes()) {
            text.append("\n  why:      ").append(Visible.line(cause.why()));
            text.append("\n  to write: ").append(Visible.line(cause.write()));
        }
        return text.toString();
    }

    private String says(Row row) {
        if (!row.reference() && (!showSecrets || row.difference().severity() == Severity.SAME)) {
            return row.difference().explanation();
        }
        Optional<Diagnosis.Printable> shown = shown(row.reading());
        return shown.map(parts -> sentence(parts, password(row.reading())))
                .orElse(row.difference().explanation());
    }

    private static String sentence(Diagnosis.Printable parts, Optional<String> password) {
        return "host " + parts.hosts()
                + parts.database().map(name -> ", database " + name).orElse("")
                + parts.user().map(name -> ", user " + name).orElse("")
                + password.map(text -> ", password " + text).orElse("");
    }

    private static Tone colour(Row row) {
        return switch (row.difference().severity()) {
            case OTHER_HOST, OTHER_CREDENTIAL -> Tone.RED;
            case OTHER_DATABASE, REFUSED -> Tone.YELLOW;
            case SAME -> Tone.GREEN;
        };
    }
}
