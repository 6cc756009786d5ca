package dev.regauge.load;

import dev.regauge.load.source.Source;
import java.util.List;
import javax.sql.DataSource;

/** Loads files into a table. Immutable and safe for use by several threads. */
public final class FileLoad {

    private final LoadSettings settings;

    private FileLoad(LoadSettings settings) {
        this.settings = settings;
    }

    /**
     * A load as the settings say.
     *
     * @throws LoadSettingsException for settings that contradict each other, with all that is wrong
     */
    public static FileLoad of(LoadSettings settings) {
        SettingsCheck.require(settings);
        // nothing that is only looked at is remembered
        return new FileLoad(settings.dryRun() ? settings.withLedger(false) : settings);
    }

    /**
     * Loads the rows of all sources, one after the other; a table that is proposed is created without asking.
     *
     * @see #run(DataSource, List, LoadWatch, TableApproval)
     */
    public LoadReport run(DataSource source, List<Source> sources, LoadWatch watch) {
        return run(source, sources, watch, sql -> true);
    }

    /**
     * Loads the rows of all sources, one after the other.
     *
     * @param source hands out connections of pgjdbc's, pooled or not: {@code jobs} and one more at a time
     * @param watch where others see how far it is
     * @param approval asked before a table is created, where the settings say so and it is not there
     * @return what has become of it, also where it was given up for its data or the server's sake
     * @throws LoadRefusedException when it cannot begin: the table, the columns or the files do not fit
     */
    public LoadReport run(DataSource source, List<Source> sources, LoadWatch watch, TableApproval approval) {
        return new LoadRun(settings, source, sources, watch, approval).run();
    }
}
