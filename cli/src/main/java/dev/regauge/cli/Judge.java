package dev.regauge.cli;

import dev.regauge.parity.Database;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Host;
import dev.regauge.url.Secret;
import dev.regauge.url.UrlSyntaxException;
import java.util.Optional;

/** Which server says what is right. */
sealed interface Judge {

    /** One of our own, with the project's schema. */
    record Embedded(int major) implements Judge {}

    /** One of the user's, taken as it is. */
    record Given(Database database) implements Judge {

        private static final Host LOCALHOST = new Host("localhost", Optional.empty());
        private static final int DEFAULT_PORT = 5432;

        /**
         * Reads a connection URL.
         *
         * @throws CommandException when it is none, or says where but not as whom
         */
        static Given parse(String url) {
            try {
                ConnectionTarget target = ConnectionTarget.parse(url);
                Host host = target.hosts().stream().findFirst().orElse(LOCALHOST);
                String user = target.user()
                        .orElseThrow(() -> CommandException.wrongUse("--db names no user"
                                + "\n  found:  " + target.masked()
                                + "\n  to fix: add ?user=NAME, and &password=... where the server asks for one"));
                return new Given(new Database(
                        host.name(),
                        host.port().orElse(DEFAULT_PORT),
                        target.database().orElse(user),
                        user,
                        target.password().map(Secret::reveal).orElse("")));
            } catch (UrlSyntaxException wrong) {
                throw CommandException.wrongUse("--db: " + wrong.getMessage());
            }
        }
    }

    /** None: rules and evidence only. */
    record Nobody() implements Judge {}
}
