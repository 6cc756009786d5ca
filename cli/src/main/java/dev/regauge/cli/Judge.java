package dev.regauge.cli;

import dev.regauge.parity.Database;
import dev.regauge.route.Profile;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialects;
import dev.regauge.url.Host;
import dev.regauge.url.Parameter;
import dev.regauge.url.Secret;
import dev.regauge.url.TlsMode;
import dev.regauge.url.UrlConversionException;
import dev.regauge.url.UrlSyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which server says what is right. */
sealed interface Judge {

    /**
     * The server that a user has chosen.
     *
     * @param url of a server of the user's; it goes before the major
     * @param major of one of our own; where there is none either, the one whose binaries come with the command line
     * @throws CommandException when it cannot be asked
     */
    static Judge of(@Nullable String url, @Nullable Integer major) {
        if (url != null) {
            return Given.parse(url);
        }
        return new Embedded(major == null ? ScratchServer.BUNDLED_MAJOR : ScratchServer.requireKnown(major));
    }

    /** One of our own, with the project's schema. */
    record Embedded(int major) implements Judge {}

    /**
     * One of the user's, taken as it is.
     *
     * @param target in pgjdbc's dialect; it names a user, and one host at most
     */
    record Given(ConnectionTarget target) implements Judge {

        private static final Host LOCALHOST = new Host("localhost", Optional.empty());
        private static final int DEFAULT_PORT = 5432;

        /** What pgjdbc-ng calls the settings of a connection that it has as well. */
        private static final Map<String, String> NAMES_OF_NG = Map.of(
                "sslrootcert", "ssl.ca.certificate.file",
                "sslcert", "ssl.certificate.file",
                "sslkey", "ssl.key.file",
                "sslpassword", "ssl.key.password",
                "ApplicationName", "application.name");

        /** Told to pgjdbc-ng by what they mean. */
        private static final Set<String> TLS_MODE = Set.of("ssl", "sslmode");

        /** Not passed on: the login, which drivers get apart, and what would let describing execute. */
        private static final Set<String> KEPT_BACK = Set.of("user", "password", "preferQueryMode");

        /**
         * Reads a connection URL of either dialect.
         *
         * @throws CommandException when it is none, says where but not as whom, or leaves open which server is meant
         */
        static Given parse(String url) {
            try {
                ConnectionTarget written = ConnectionTarget.parse(url);
                ConnectionTarget target =
                        ConnectionTarget.parse(written.render(Dialects.PGJDBC).text());
                if (target.user().isEmpty()) {
                    throw wrong("names no user", written, "add ?user=NAME, and &password=.. where the server asks");
                }
                if (target.hosts().size() > 1) {
                    throw wrong("names several hosts", written, "name the one that shall be asked");
                }
                return new Given(target);
            } catch (UrlSyntaxException | UrlConversionException wrong) {
                throw CommandException.wrongUse("--db: " + wrong.getMessage());
            }
        }

        private static CommandException wrong(String what, ConnectionTarget found, String remedy) {
            return CommandException.wrongUse(
                    "--db " + what + "\n  found:    " + found.masked() + "\n  to fix:   " + remedy);
        }

        /** Where to log in, and as whom; a password that the URL lacks is libpq's {@code PGPASSWORD}. */
        Database database() {
            Host host = target.hosts().stream().findFirst().orElse(LOCALHOST);
            String user = target.user().orElseThrow();
            return new Database(
                    host.name(),
                    host.port().orElse(DEFAULT_PORT),
                    target.database().orElse(user),
                    user,
                    target.password()
                            .map(Secret::reveal)
                            .orElseGet(() -> System.getenv().getOrDefault("PGPASSWORD", "")));
        }

        /**
         * The URL's other parameters as a driver spells them: TLS above all, which must not get weaker on the way. What
         * the profile sets for itself is left to it.
         */
        Map<String, String> properties(Profile profile) {
            Map<String, String> properties = new HashMap<>();
            for (Parameter parameter : others()) {
                spelling(profile, parameter.name()).ifPresent(name -> properties.put(name, parameter.value()));
            }
            if (profile.driver().equals(Profile.PGJDBC_NG)) {
                target.tlsMode()
                        .filter(mode -> !mode.weakerThan(TlsMode.REQUIRE))
                        .ifPresent(mode -> properties.put("ssl.mode", mode.word()));
            }
            properties.keySet().removeAll(profile.settings().keySet());
            return properties;
        }

        /** What to tell the user of the URL's parameters that a driver has no word for, where there are any. */
        Optional<String> noteUntold(Profile profile) {
            List<String> untold = untold(profile);
            return untold.isEmpty()
                    ? Optional.empty()
                    : Optional.of(profile + " has no word for what --db says of " + String.join(", ", untold)
                            + " and was asked without");
        }

        /** The URL's parameters that a driver has no word for. */
        List<String> untold(Profile profile) {
            return others().stream()
                    .map(Parameter::name)
                    .filter(name -> spelling(profile, name).isEmpty() && !TLS_MODE.contains(name))
                    .toList();
        }

        private List<Parameter> others() {
            return target.parameters().stream()
                    .filter(parameter -> !KEPT_BACK.contains(parameter.name()))
                    .toList();
        }

        private static Optional<String> spelling(Profile profile, String name) {
            return profile.driver().equals(Profile.PGJDBC)
                    ? Optional.of(name)
                    : Optional.ofNullable(NAMES_OF_NG.get(name));
        }
    }

    /** None: rules and evidence only. */
    record Nobody() implements Judge {}
}
