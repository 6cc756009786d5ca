package dev.regauge.copy;

import java.util.Map;
import java.util.Optional;

/** What kind of refusal a SQLSTATE stands for, where the server's own words may quote values. */
final class ServerRefusals {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("22001", "a text that is too long"),
            Map.entry("22003", "a number out of range"),
            Map.entry("22007", "invalid input for a date or time"),
            Map.entry("22008", "a date or time out of range"),
            Map.entry("22012", "a division by zero"),
            Map.entry("22021", "characters that the database's encoding does not have"),
            Map.entry("22P05", "characters that the database's encoding does not have"),
            Map.entry("22023", "an invalid parameter of a function"),
            Map.entry("22026", "a bit string of the wrong length"),
            Map.entry("22030", "a JSON key that is there twice"),
            Map.entry("22P02", "invalid input"),
            Map.entry("22P03", "invalid binary input"),
            Map.entry("22000", "a value that is refused"),
            Map.entry("P0001", "an error that a function of the table raised"));

    private ServerRefusals() {}

    static Optional<String> kind(String state) {
        return Optional.ofNullable(KINDS.get(state))
                .or(() -> state.startsWith("22") ? kind("22000") : Optional.empty());
    }
}
