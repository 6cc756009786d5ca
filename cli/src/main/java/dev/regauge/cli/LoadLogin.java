package dev.regauge.cli;

import dev.regauge.connect.Regauge;
import dev.regauge.connect.RegaugeDataSource;
import dev.regauge.connect.Settings;
import dev.regauge.connect.SettingsException;
import dev.regauge.connect.failure.NotReadyException;
import java.time.Duration;
import java.util.Optional;

/** Connections for a load. The password comes from the URL, PGPASSWORD, the password file, or who sits at the terminal. */
final class LoadLogin {

    /** Long enough for a slow network; who mistypes a host wants to hear of it. Patience may be less. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** A ledger's lock is held by a connection of its own. */
    private static final int BESIDE_THE_LANES = 1;

    private static final String NO_PASSWORD = "no password was provided";

    private final LoadPlan plan;
    private final LoadSurroundings surroundings;

    LoadLogin(LoadPlan plan, LoadSurroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
    }

    /**
     * A pool that has connected once, for each job a connection, and one more.
     *
     * @throws CommandException when the URL or the server refuses
     */
    RegaugeDataSource open() {
        Optional<String> known = Optional.ofNullable(surroundings.environment().get("PGPASSWORD"))
                .filter(password ->
                        !password.isEmpty() && plan.target().password().isEmpty());
        if (known.isEmpty() && plan.target().password().isEmpty()) {
            PasswordFile.of(surroundings.environment(), surroundings.home())
                    .guard()
                    .ifPresent(warning -> surroundings.err().println("warning: " + warning));
        }
        try {
            return connected(settings(known));
        } catch (NotReadyException refused) {
            return connected(settings(Optional.of(asked(refused))), refused);
        }
    }

    private RegaugeDataSource connected(Settings settings, NotReadyException earlier) {
        try {
            return connected(settings);
        } catch (NotReadyException refused) {
            refused.addSuppressed(earlier);
            throw noServer(refused);
        }
    }

    private RegaugeDataSource connected(Settings settings) {
        RegaugeDataSource database = opened(settings);
        try {
            database.await(limit());
            return database;
        } catch (RuntimeException refused) {
            database.close();
            throw refused;
        }
    }

    private static RegaugeDataSource opened(Settings settings) {
        try {
            return Regauge.connect(settings);
        } catch (SettingsException wrong) {
            throw CommandException.wrongUse("--into: " + wrong.getMessage());
        }
    }

    private Duration limit() {
        Duration patience = plan.settings().patience();
        return patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
    }

    /** None idle: a login that is refused is not tried behind our back, and an account not locked. */
    private Settings settings(Optional<String> password) {
        Settings settings = Settings.of(plan.target().text())
                .withPoolSize(plan.settings().jobs() + BESIDE_THE_LANES)
                .withMinimumIdle(0)
                .withApplicationName("regauge load")
                .withSocketTimeout(plan.settings().patience());
        return password.map(settings::withPassword).orElse(settings);
    }

    private String asked(NotReadyException refused) {
        if (!String.valueOf(refused.getMessage()).contains(NO_PASSWORD)) {
            throw noServer(refused);
        }
        return surroundings
                .dialogue()
                .password("Password for " + plan.target().masked() + ": ")
                .orElseThrow(() -> CommandException.noServer("The server asks for a password, and there is none"
                        + "\n  found:    " + plan.target().masked()
                        + "\n  to fix:   put it into PGPASSWORD or ~/.pgpass (host:port:database:user:password)"));
    }

    private static CommandException noServer(NotReadyException refused) {
        return CommandException.noServer(String.valueOf(refused.getMessage()));
    }
}
