package dev.regauge.connect;

/**
 * The way in: a connection URL of any dialect becomes a pool of connections.
 *
 * <p>The URL may be one of pgjdbc, pgjdbc-ng, libpq, SQLAlchemy, Npgsql, R2DBC, Vert.x and others; {@code
 * dev.regauge.url.Dialects} lists them. Whatever it was written for, pgjdbc opens the connections. TLS is never less than
 * the URL asked for.
 */
public final class Regauge {

    private Regauge() {}

    /**
     * A pool with every other setting at its default.
     *
     * @throws SettingsException naming everything that is wrong with the URL; no part of it holds a password
     */
    public static RegaugeDataSource connect(String url) {
        return connect(Settings.of(url));
    }

    /**
     * A pool as the settings say. It opens its connections in the background: the server need not run yet.
     *
     * @throws SettingsException naming everything that is wrong, not the first thing only; nothing has been started then
     */
    public static RegaugeDataSource connect(Settings settings) {
        return RegaugeDataSource.open(Plan.of(settings));
    }
}
