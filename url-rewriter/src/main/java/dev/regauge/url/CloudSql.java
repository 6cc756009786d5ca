package dev.regauge.url;

import java.util.Optional;

/** Targets whose socket Google's factory opens: the host of such a text is a dummy. */
final class CloudSql {

    private static final String FACTORY = "com.google.cloud.sql.postgres.SocketFactory";

    private CloudSql() {}

    /** The folder of the socket that the Cloud SQL proxy opens for the instance; empty where there is no factory. */
    static Optional<String> folder(ConnectionTarget target) {
        boolean opened = target.parameters().stream()
                .anyMatch(parameter -> parameter.value().equals(FACTORY)
                        && target.dialect().isAbout(parameter, Concept.SOCKET_FACTORY));
        return opened
                ? Optional.of("/cloudsql/" + instance(target).orElse("<project>:<region>:<instance>"))
                : Optional.empty();
    }

    private static Optional<String> instance(ConnectionTarget target) {
        return target.parameters().stream()
                .filter(parameter -> parameter.name().equals("cloudSqlInstance"))
                .map(Parameter::value)
                .reduce((first, second) -> second);
    }
}
