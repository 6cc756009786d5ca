package dev.regauge.parity.probes;

import dev.regauge.parity.Probe;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of probes. */
public final class Probes {

    private static final List<Probe> WRITTEN = Stream.of(
                    PlaceholderProbes.all(),
                    StatementProbes.all(),
                    BatchProbes.all(),
                    KeyProbes.all(),
                    OperatorProbes.all(),
                    BindingProbes.all(),
                    ReadingProbes.all(),
                    ConnectionProbes.all(),
                    CommandProbes.all(),
                    ShapeProbes.all(),
                    ContextProbes.all(),
                    CastProbes.all(),
                    DisguiseProbes.all(),
                    FunctionProbes.all(),
                    OperandProbes.all(),
                    QuestionMarkProbes.all(),
                    EscapeProbes.all(),
                    StatementFailureProbes.all(),
                    TextValueProbes.all(),
                    BatchFailureProbes.all(),
                    UpdateCountProbes.all(),
                    TransactionProbes.all(),
                    TransactionModeProbes.all(),
                    ErrorProbes.all(),
                    WarningProbes.all(),
                    RecoveryProbes.all(),
                    PlanProbes.all(),
                    CursorProbes.all(),
                    ScrollProbes.all(),
                    FetchProbes.all(),
                    ErrorTimeProbes.all(),
                    RewrittenBatchProbes.all(),
                    BatchContentProbes.all(),
                    BindingNumberProbes.all(),
                    BindingTextProbes.all(),
                    BindingArrayProbes.all(),
                    BindingObjectProbes.all(),
                    BindingTimeProbes.all(),
                    BindingUseProbes.all(),
                    ReadingNumberProbes.all(),
                    ReadingTimeProbes.all(),
                    ReadingArrayProbes.all(),
                    ReadingObjectProbes.all(),
                    ReadingStreamProbes.all(),
                    ZoneProbes.all(),
                    LargeProbes.all(),
                    MetadataProbes.all(),
                    CatalogueProbes.all(),
                    DriverClaimProbes.all(),
                    CallProbes.all(),
                    CallOutProbes.all(),
                    CopyProbes.all(),
                    NotifyProbes.all(),
                    LargeObjectProbes.all(),
                    ConnectionPropertyProbes.all(),
                    ConnectionUrlProbes.all(),
                    SessionProbes.all(),
                    SessionStateProbes.all(),
                    CostProbes.all(),
                    PreparationCostProbes.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Probe::id))
            .toList();

    private static final List<Probe> ALL = Stream.of(WRITTEN, BindingMatrix.all(), ReadingMatrix.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Probe::id))
            .toList();

    private Probes() {}

    /** Every probe, sorted by id. */
    public static List<Probe> all() {
        return ALL;
    }

    /** The probes that were written one by one, sorted by id. */
    public static List<Probe> written() {
        return WRITTEN;
    }
}
