package dev.regauge.cli;

import dev.regauge.url.Repair;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.util.List;

/** What a text means once it is repaired, and how that was done. */
record RepairReply(Given given, Repair repair, boolean showSecrets) implements UrlReply {

    @Override
    public int exitCode() {
        return ExitCode.CLEAN;
    }

    @Override
    public void write(JsonLine json) throws IOException {
        ShownTarget shown = ShownTarget.of(repair.target(), showSecrets);
        json.text("input", input(shown));
        shown.writeMeaning(json);
        json.text("text", shown.input());
        json.list("repairs", list -> {
            for (String step : steps()) {
                list.text(step);
            }
        });
    }

    /** What was repaired may have been unreadable, and is masked as such. */
    private String input(ShownTarget shown) {
        if (showSecrets) {
            return given.text();
        }
        return steps().isEmpty() ? shown.input() : Secrets.maskUrl(given.text());
    }

    private List<String> steps() {
        return repair.steps().stream().map(Repair.Step::what).toList();
    }

    @Override
    public String text() {
        return TargetText.of(repair.target(), steps(), showSecrets);
    }

    @Override
    public String note() {
        return !showSecrets && Veil.of(repair.target()).isTorn() ? Veil.TORN : "";
    }
}
