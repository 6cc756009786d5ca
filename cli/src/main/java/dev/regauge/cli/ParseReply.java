package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import java.io.IOException;
import java.util.List;

/** What a text means to its dialect. */
record ParseReply(ConnectionTarget target, boolean showSecrets) implements UrlReply {

    @Override
    public int exitCode() {
        return ExitCode.CLEAN;
    }

    @Override
    public void write(JsonLine json) throws IOException {
        ShownTarget.of(target, showSecrets).write(json);
    }

    @Override
    public String text() {
        return TargetText.of(target, List.of(), showSecrets);
    }

    @Override
    public String note() {
        return !showSecrets && Veil.of(target).isTorn() ? Veil.TORN : "";
    }
}
