package dev.regauge.connect;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import dev.regauge.url.Parameter;
import dev.regauge.url.UrlConversionException;
import dev.regauge.url.UrlSyntaxException;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One check of all settings, which goes on after the first problem, so that all are told at once. */
final class Planning {

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
        Settings settings = target.map(both -> UrlSettings.fill(given, both.pgjdbc(), problems))
                .orElse(given);
        SettingsCheck.check(settings, problems);
        target.ifPresent(both -> TlsWords.check(both.own(), driver, problems));
        target.ifPresent(both -> checkSocketFactory(both.pgjdbc()));
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return plan(settings, driver, kind.orElseThrow(), version.orElseThrow(), target.orElseThrow());
    }

    private Plan plan(Settings settings, Driver driver, DriverKind kind, String version, Target target) {
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
     * A URL in two spellings.
     *
     * @param own that of the driver
     * @param pgjdbc that of pgjdbc, whose words the settings are read from
     */
    private record Target(ConnectionTarget own, ConnectionTarget pgjdbc) {}

    private Optional<Target> target(DriverKind kind) {
        Optional<String> url = given.value(Setting.URL);
        if (url.isEmpty()) {
            problems.add("there is no URL; set " + Setting.URL.property() + " or " + Setting.URL.variable());
            return Optional.empty();
        }
        try {
            ConnectionTarget target = ConnectionTarget.parse(url.get());
            int before = problems.size();
            checkAddress(target);
            if (problems.size() > before) {
                return Optional.empty();
            }
            ConnectionTarget own = in(kind.dialect(), target);
            return Optional.of(new Target(own, in(Dialects.PGJDBC, own)));
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
                        || target.user().filter(name -> name.contains("${")).isPresent();
        if (placeholder) {
            problems.add("the URL still holds a placeholder: " + target.masked()
                    + "; let your framework fill it in before it connects");
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
