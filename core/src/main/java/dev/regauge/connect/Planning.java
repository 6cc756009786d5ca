package dev.regauge.connect;

import dev.regauge.connect.prepare.PreparePolicy;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import dev.regauge.url.Parameter;
import dev.regauge.url.ParameterChange;
import dev.regauge.url.UrlConversionException;
import dev.regauge.url.UrlSyntaxException;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One check of all settings, which goes on after the first problem, so that all are told at once. */
final class Planning {

    private static final Logger LOG = LoggerFactory.getLogger(RegaugeDataSource.class);

    private static final String SUPPORTED =
            "supported are pgjdbc from 42.7.2 on (org.postgresql.Driver of the class path,"
                    + " without withDriver) and pgjdbc-ng 0.8.9 (com.impossibl.postgres.jdbc.PGDriver)";

    private final Settings given;
    private final List<String> problems;

    Planning(Settings given) {
        this.given = given;
        problems = new ArrayList<>(given.unreadable());
    }

    /**
     * What comes of the settings.
     *
     * @throws SettingsException naming all that is wrong
     */
    Plan plan() {
        Driver driver = given.value(Setting.DRIVER).orElseGet(org.postgresql.Driver::new);
        Optional<DriverKind> kind = DriverKind.of(driver);
        Optional<String> version = kind.flatMap(known -> version(known, driver));
        if (kind.isEmpty()) {
            problems.add("the driver " + driver.getClass().getName() + " is not supported; " + SUPPORTED);
        }
        Optional<Target> target = target(kind.orElse(DriverKind.PGJDBC));
        Settings settings = target.map(this::filled).orElse(given);
        SettingsCheck.check(settings, problems);
        target.filter(both -> kind.isPresent()).ifPresent(both -> TlsWords.check(both.own(), driver, problems));
        target.filter(both -> kind.isPresent()).ifPresent(both -> UnknownWords.check(both.own(), driver, problems));
        target.ifPresent(both -> checkSocketFactory(both.pgjdbc()));
        target.ifPresent(both -> checkUser(both.said()));
        if (kind.equals(Optional.of(DriverKind.PGJDBC_NG))) {
            checkPgjdbcNg();
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return plan(settings, driver, kind.orElseThrow(), version.orElseThrow(), target.orElseThrow());
    }

    /** pgjdbc-ng says by the size of its cache what pgjdbc says by the threshold. */
    private Settings filled(Target target) {
        boolean noCache = target.said().dialect().equals(Dialects.PGJDBC_NG)
                && parameter(target.pgjdbc(), "preparedStatementCacheQueries")
                        .filter("0"::equals)
                        .isPresent();
        Settings settings = noCache && !given.says(Setting.PREPARE) && !given.says(Setting.PREPARED_STATEMENTS)
                ? given.withPreparePolicy(PreparePolicy.disabled())
                : given;
        return UrlSettings.fill(settings, target.pgjdbc(), problems);
    }

    /** What pgjdbc-ng cannot be told must not seem to count. */
    private void checkPgjdbcNg() {
        if (given.value(Setting.KEEP_ALIVE).filter(KeepAlive::isOn).isPresent()) {
            problems.add("keep-alive is said, and pgjdbc-ng cannot be told when to ask; leave it out");
        }
        if (given.says(Setting.CONNECT_TIMEOUT)) {
            problems.add("connect-timeout is said, and pgjdbc-ng has none; leave it out");
        }
    }

    private boolean isOfOtherDialect() {
        Optional<Dialect> said = given.value(Setting.DIALECT);
        boolean jdbc = given.value(Setting.URL).orElse("").startsWith("jdbc:postgresql:");
        return jdbc
                && said.filter(dialect ->
                                dialect.id().equals("pgx") || dialect.id().startsWith("libpq"))
                        .isPresent();
    }

    /** The password of one user is hardly that of another. */
    private void checkUser(ConnectionTarget said) {
        boolean other = given.value(Setting.USER).isPresent()
                && said.user().isPresent()
                && !given.value(Setting.USER).equals(said.user());
        if (other && said.password().isPresent() && !given.says(Setting.PASSWORD)) {
            problems.add("the settings name another user than the URL, and the URL's password is that of its own user;"
                    + " say the password too, or leave it out of the URL");
        }
    }

    private Plan plan(Settings settings, Driver driver, DriverKind kind, String version, Target target) {
        warnOfDropped(target.said(), kind);
        DriverUrl url = DriverUrl.of(target.own(), kind.managed());
        Map<String, String> told = new TreeMap<>(url.apart());
        told.putAll(kind.properties(settings));
        given.value(Setting.USER).ifPresent(user -> told.put("user", user));
        given.value(Setting.PASSWORD).ifPresent(password -> told.put("password", password));
        if (kind == DriverKind.PGJDBC) {
            options(target.pgjdbc()).ifPresent(options -> told.put("options", options));
            if (parameter(target.pgjdbc(), "socketFactory").isEmpty()
                    && settings.keepAlive().isOn()) {
                told.put("socketFactory", KeepAliveSocketFactory.class.getName());
                told.put("socketFactoryArg", settings.keepAlive().toString());
            }
        }
        return new Plan(settings, driver, kind, version, url.text(), told);
    }

    /** The names alone; pool sizes among them, which belong into the settings. */
    private static void warnOfDropped(ConnectionTarget said, DriverKind kind) {
        List<String> dropped = said.render(kind.dialect()).changes().stream()
                .filter(change -> change.kind() == ParameterChange.Kind.DROPPED)
                .map(ParameterChange::from)
                .toList();
        if (!dropped.isEmpty()) {
            LOG.warn(
                    "The URL says {}, for which {} has no word: without effect. A size or time limit of the pool is one of"
                            + " the settings",
                    dropped,
                    kind.dialect());
        }
    }

    /** What the URL says, and behind it, where it counts more, what the settings say. */
    private Optional<String> options(ConnectionTarget pgjdbc) {
        Optional<String> options = parameter(pgjdbc, "options");
        return given.statementTimeout()
                .map(limit -> ServerOptions.withStatementTimeout(options.orElse(""), limit))
                .or(() -> options);
    }

    private Optional<String> version(DriverKind kind, Driver driver) {
        try {
            String version = kind.version(driver);
            kind.objection(driver, version).ifPresent(problems::add);
            return Optional.of(version);
        } catch (ReflectiveOperationException e) {
            problems.add("the driver " + driver.getClass().getName() + " does not tell its version, so it is old; "
                    + SUPPORTED);
            return Optional.empty();
        }
    }

    /**
     * A URL in three spellings.
     *
     * @param said as it was given
     * @param own that of the driver
     * @param pgjdbc that of pgjdbc, whose words the settings are read from
     */
    private record Target(ConnectionTarget said, ConnectionTarget own, ConnectionTarget pgjdbc) {}

    private Optional<Target> target(DriverKind kind) {
        if (given.value(Setting.URL).filter(url -> !url.isEmpty()).isEmpty()) {
            problems.add("there is no URL; set " + Setting.URL.property() + " or " + Setting.URL.variable());
            return Optional.empty();
        }
        try {
            if (isOfOtherDialect()) {
                problems.add("the URL begins with jdbc:, and the dialect is said to be "
                        + given.value(Setting.DIALECT).orElseThrow()
                        + ", which has no such URLs; leave the dialect out");
                return Optional.empty();
            }
            ConnectionTarget target = Plan.target(given);
            int before = problems.size();
            checkAddress(target);
            if (problems.size() > before) {
                return Optional.empty();
            }
            ConnectionTarget own = in(kind.dialect(), target);
            checkLogin(own);
            return problems.size() > before
                    ? Optional.empty()
                    : Optional.of(new Target(target, own, in(Dialects.PGJDBC, target)));
        } catch (UrlSyntaxException | UrlConversionException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    private static ConnectionTarget in(Dialect dialect, ConnectionTarget target) {
        return ConnectionTarget.parse(target.render(dialect).text(), dialect);
    }

    private void checkAddress(ConnectionTarget target) {
        target.wrapper()
                .ifPresent(wrapper -> problems.add("in front of the URL stands " + wrapper.name()
                        + ", which no driver of ours knows: " + target.masked()
                        + "; give the URL without it, and wrap the DataSource instead"));
        boolean placeholder =
                target.hosts().stream().anyMatch(host -> host.name().contains("${"))
                        || target.database().filter(name -> name.contains("${")).isPresent()
                        || target.user().filter(name -> name.contains("${")).isPresent()
                        || target.password()
                                .filter(password -> password.reveal().startsWith("${")
                                        && password.reveal().endsWith("}"))
                                .isPresent();
        if (placeholder) {
            problems.add("the URL still holds a placeholder: " + target.masked()
                    + "; let your framework fill it in before it connects");
        }
    }

    /** pgjdbc takes a login for a part of the host's name, and shows it wherever it shows the host. */
    private void checkLogin(ConnectionTarget own) {
        int query = own.text().indexOf('?');
        String address = query < 0 ? own.text() : own.text().substring(0, query);
        boolean strayIn = own.dialect().equals(Dialects.PGJDBC) && address.indexOf('@') >= 0;
        if (strayIn || own.hosts().stream().anyMatch(host -> host.name().indexOf('@') >= 0)) {
            problems.add("before the question mark of the URL stands an @, and " + own.dialect()
                    + " would take a login there for a part of the address; write user and password as"
                    + " ?user=...&password=..., and an @ in a database's name as %40");
        }
    }

    private void checkSocketFactory(ConnectionTarget pgjdbc) {
        Optional<String> factory = parameter(pgjdbc, "socketFactory");
        if (factory.isPresent()
                && given.value(Setting.KEEP_ALIVE).filter(KeepAlive::isOn).isPresent()) {
            problems.add("the settings ask for keep-alive, and the URL for sockets of " + factory.get()
                    + ", which decides about keep-alive itself; leave one of them out");
        }
    }

    private static Optional<String> parameter(ConnectionTarget target, String name) {
        return target.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .reduce((first, last) -> last);
    }
}
