package dev.regauge.copy;

/**
 * A writer's mapping as it fits a table: how rows are encoded, and where they go. Shared by loads.
 *
 * @param known the table as it was read
 * @param room what its loads have taken
 */
record Fitting<T>(KnownTable known, RowEncoder<T> encoder, Target target, Room room) {

    /** @throws MappingRefusedException with all that does not fit */
    static <T> Fitting<T> of(WriterSettings<T> settings, KnownTable known) {
        RowEncoder<T> encoder = RowEncoder.of(settings.mapping(), known.table(), settings.policies());
        return new Fitting<>(
                known, encoder, Target.of(settings.table(), known, encoder.columns(), encoder.formats()), new Room());
    }
}
