package dev.regauge.parity;

import dev.regauge.route.Profile;
import dev.regauge.testing.DriverJars;
import dev.regauge.testing.EmbeddedServer;
import dev.regauge.testing.TestDatabase;

/** The drivers and databases of these tests. */
final class Drivers {

    private Drivers() {}

    static LoadedDriver load(String profile) {
        return load(Profile.parse(profile));
    }

    static LoadedDriver load(Profile profile) {
        return DriverLoader.load(profile, DriverJars.of(profile));
    }

    /** A database that every driver can log in to. */
    static Database freshDatabaseForAll() {
        return database(EmbeddedServer.shared().newDatabase().withOldLogin());
    }

    static Database freshDatabase() {
        return database(EmbeddedServer.shared().newDatabase());
    }

    static Database database(TestDatabase database) {
        return new Database(database.host(), database.port(), database.name(), database.user(), database.password());
    }
}
