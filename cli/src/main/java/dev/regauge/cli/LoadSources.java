package dev.regauge.cli;

import dev.regauge.load.source.Source;
import dev.regauge.load.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of a plan, to be read. */
final class LoadSources {

    private LoadSources() {}

    /**
     * One for each file, in their order.
     *
     * @throws CommandException when one cannot be read
     */
    static List<Source> of(LoadPlan plan, InputStream input) {
        try {
            return Sources.of(plan.files(), plan.encoding(), input);
        } catch (IOException refused) {
            throw CommandException.wrongUse(String.valueOf(refused.getMessage()));
        }
    }
}
