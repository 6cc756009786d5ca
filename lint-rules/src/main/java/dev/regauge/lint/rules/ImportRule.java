package dev.regauge.lint.rules;

import dev.regauge.lint.scan.TypeUse;
import dev.regauge.route.Profile;
import dev.regauge.route.Route;
import java.util.Map;
import java.util.Optional;

/** Classes of a driver, named in the program's code. */
record ImportRule() implements Rule {

    static final String WHY =
            "Code that names a driver's own classes does not load without that driver's jar, and it relies on"
                    + " what only that driver has.";

    private static final Map<String, String> INSTEAD = Map.of(
            "PGConnection", "connection.unwrap(org.postgresql.PGConnection.class)",
            "PGNotificationListener",
                    "org.postgresql.PGConnection.getNotifications(timeoutMillis), asked in a loop on a connection"
                            + " of its own: pgjdbc calls nobody back",
            "PGDataSource", "org.postgresql.ds.PGSimpleDataSource",
            "PGConnectionPoolDataSource", "org.postgresql.ds.PGConnectionPoolDataSource",
            "PGXADataSource", "org.postgresql.xa.PGXADataSource",
            "PGDriver", "org.postgresql.Driver, which DriverManager finds by the URL",
            "Interval", "org.postgresql.util.PGInterval",
            "PGSQLSimpleException", "java.sql.SQLException and its SQLState");

    @Override
    public Description description() {
        return Description.of("driver-import", "The code names classes of a driver that goes away")
                .why(WHY)
                .bad("import com.impossibl.postgres.api.jdbc.PGConnection;")
                .good("import org.postgresql.PGConnection;")
                .probesOutsideSql("connection/ng-driver-class", "connection/pgjdbc-driver-class");
    }

    /** The probe that tells whether the class is there; empty for classes of a driver that the route does not leave. */
    static Optional<String> probe(TypeUse use, Route route) {
        String left = route.from().driver().equals(route.to().driver())
                ? ""
                : route.from().driver();
        if (left.equals(Profile.PGJDBC_NG) && use.type().startsWith("com.impossibl.")) {
            return Optional.of("connection/ng-driver-class");
        }
        return left.equals(Profile.PGJDBC) && use.type().startsWith("org.postgresql.")
                ? Optional.of("connection/pgjdbc-driver-class")
                : Optional.empty();
    }

    static String advice(TypeUse use) {
        String simple = simpleName(use.type());
        String instead = use.type().startsWith("com.impossibl.") ? INSTEAD.get(simple) : null;
        return instead == null
                ? "Use what java.sql offers, or the new driver's own class for it."
                : "In the place of " + simple + ": " + instead + ".";
    }

    static Optional<String> corrected(TypeUse use) {
        return use.type().startsWith("com.impossibl.")
                ? switch (simpleName(use.type())) {
                    case "PGConnection" -> Optional.of("import org.postgresql.PGConnection;");
                    case "PGDataSource" -> Optional.of("import org.postgresql.ds.PGSimpleDataSource;");
                    case "PGXADataSource" -> Optional.of("import org.postgresql.xa.PGXADataSource;");
                    case "Interval" -> Optional.of("import org.postgresql.util.PGInterval;");
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    private static String simpleName(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
