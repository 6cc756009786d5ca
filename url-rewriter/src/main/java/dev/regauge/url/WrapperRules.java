package dev.regauge.url;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the programs and drivers in front of a URL do differently from the driver whose dialect it is. */
final class WrapperRules {

    private static final Set<String> OF_TRACING = Set.of("traceWithActiveSpanOnly", "ignoreForTracing");

    private static final Set<String> OF_YUGABYTE = Set.of(
            "load-balance",
            "topology-keys",
            "yb-servers-refresh-interval",
            "fallback-to-topology-keys-only",
            "failed-host-reconnect-delay-secs",
            "failed-host-ttl-seconds");

    /** Names, and how the names of whole plugins begin. */
    private static final List<String> OF_AWS = List.of(
            "wrapper",
            "iam",
            "secretsManager",
            "autoSortWrapperPluginOrder",
            "awsProfile",
            "bg",
            "cluster",
            "dbUser",
            "enableClusterAwareFailover",
            "enableGreenNodeReplacement",
            "failover",
            "failureDetection",
            "globalCluster",
            "idp",
            "limitless",
            "monitor",
            "readerHostSelectorStrategy",
            "targetDriver",
            "transferSessionStateOnSwitch");

    /** What Redshift's driver takes in capitals as well, and its other names for the same. */
    private static final Set<String> OF_REDSHIFT =
            Set.of("ssl", "sslmode", "authmech", "user", "uid", "password", "pwd");

    private static final String REDSHIFT_PORT = "5439";

    private WrapperRules() {}

    /** Whether a parameter is a setting of the wrapper. */
    static boolean owns(Wrapper wrapper, String parameter) {
        return (wrapper.names("tracing") && OF_TRACING.contains(parameter))
                || (wrapper.names(Wrapper.YUGABYTE) && OF_YUGABYTE.contains(parameter))
                || (wrapper.names("tc") && parameter.startsWith("TC_"))
                || (wrapper.names("aws-wrapper") && OF_AWS.stream().anyMatch(parameter::startsWith));
    }

    /** What the wrapper takes out wherever it finds it. */
    static List<String> swallowed(Wrapper wrapper) {
        List<String> swallowed = new ArrayList<>();
        if (wrapper.names("p6spy")) {
            swallowed.add("p6spy:");
        }
        Stream.of("otel", "tracing").filter(wrapper::names).forEach(name -> swallowed.add("jdbc:" + name + ":"));
        return swallowed;
    }

    /**
     * Refuses what the wrapper reads in another way than the driver.
     *
     * @throws UrlSyntaxException saying what that is
     */
    static void check(Wrapper wrapper, String text, Dialect dialect) {
        int start = wrapper.outer().length();
        for (String swallowed : swallowed(wrapper)) {
            int first = text.indexOf(swallowed);
            int again = text.indexOf(swallowed, first < 0 ? start : first + swallowed.length());
            refuse(
                    again,
                    wrapper.name() + " takes out every " + swallowed + " of the text, this one too",
                    "write its colon as %3A",
                    text,
                    dialect);
        }
        if (wrapper.names("tracing")) {
            refuse(
                    strayTracing(text, start),
                    "tracing takes its own settings out of the text, and more with them",
                    "write each behind its own ? or &, with nothing behind it",
                    text,
                    dialect);
        }
        if (wrapper.names("aws-wrapper")) {
            refuse(
                    patternInHost(text, start),
                    "a host with a ? is a pattern for hosts, not a server",
                    "write the address of the cluster, and the pattern as clusterInstanceHostPattern",
                    text,
                    dialect);
        }
        if (wrapper.names(Wrapper.REDSHIFT)) {
            checkRedshift(wrapper, text, dialect);
        }
    }

    private static void checkRedshift(Wrapper wrapper, String text, Dialect dialect) {
        int start = wrapper.outer().length();
        refuse(
                wrapper.problem().isEmpty() ? -1 : start,
                wrapper.problem(),
                "write the address and port of the cluster, jdbc:redshift://host:5439/database",
                text,
                dialect);
        refuse(
                text.indexOf(';', start),
                "Redshift's driver ends a parameter at a ;",
                "write & between parameters, and ; in a value as %3B",
                text,
                dialect);
    }

    /**
     * Refuses names that the driver takes for others: it makes no difference between capitals and small letters.
     *
     * @throws UrlSyntaxException saying what to write
     */
    static void checkNames(Wrapper wrapper, ConnectionTarget target, String text) {
        boolean other = wrapper.names(Wrapper.REDSHIFT)
                && target.parameters().stream()
                        .map(Parameter::name)
                        .filter(name -> OF_REDSHIFT.contains(name.toLowerCase(Locale.ROOT)))
                        .anyMatch(name -> !target.dialect().knows(name));
        refuse(
                other ? text.indexOf('?') : -1,
                "Redshift's driver takes user, password and TLS under other names too",
                "write user, password, ssl and sslmode, in small letters",
                text,
                target.dialect());
    }

    private static void refuse(int at, String problem, String fix, String text, Dialect dialect) {
        if (at >= 0) {
            throw new UrlSyntaxException(dialect.id(), problem, text, at + 1, fix);
        }
    }

    /** Before the slash behind the hosts; or -1. */
    private static int patternInHost(String text, int start) {
        int question = text.indexOf('?', start);
        int slash = text.startsWith("//", start) ? text.indexOf('/', start + 2) : -1;
        return slash >= 0 && question >= 0 && question < slash ? question : -1;
    }

    /** Where a setting of its own stands that it would not cut out cleanly; or -1. */
    private static int strayTracing(String text, int start) {
        int question = text.indexOf('?', start);
        for (String name : OF_TRACING) {
            for (int at = text.indexOf(name + "=", start); at >= 0; at = text.indexOf(name + "=", at + 1)) {
                boolean separated = question >= 0 && at > question && "?&".indexOf(text.charAt(at - 1)) >= 0;
                if (!separated || !isClean(text, at + name.length() + 1, name)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static boolean isClean(String text, int value, String name) {
        int ampersand = text.indexOf('&', value);
        String rest = text.substring(value, ampersand < 0 ? text.length() : ampersand);
        boolean quoted = rest.length() > 1 && rest.indexOf('"', 1) == rest.length() - 1 && rest.startsWith("\"");
        return name.equals("ignoreForTracing")
                ? quoted && rest.indexOf('\\') < 0
                : rest.equals("true") || rest.equals("false");
    }

    /** What the text means with the defaults of a driver that was made from pgjdbc. */
    static Draft.Parts effective(Wrapper wrapper, Draft.Parts parts) {
        if (wrapper.names("tc")) {
            return new Draft.Parts(
                    List.of(), parts.database(), parts.user(), parts.password(), parts.parameters(), parts.dropped());
        }
        return wrapper.names(Wrapper.REDSHIFT) ? redshift(parts) : parts;
    }

    private static Draft.Parts redshift(Draft.Parts parts) {
        List<Host> hosts = parts.hosts().stream()
                .map(host -> new Host(host.name(), host.portText().or(() -> Optional.of(REDSHIFT_PORT))))
                .toList();
        List<Host> all = hosts.isEmpty() ? List.of(new Host("localhost", Optional.of(REDSHIFT_PORT))) : hosts;
        return new Draft.Parts(
                all,
                parts.database(),
                parts.user(),
                parts.password(),
                redshiftTls(parts.parameters()),
                parts.dropped());
    }

    /** {@code ssl} is on by itself and means verify-ca, off it means allow; {@code sslmode} counts before it. */
    private static List<Parameter> redshiftTls(List<Parameter> parameters) {
        if (parameters.stream().anyMatch(parameter -> parameter.name().equals("sslmode"))) {
            return parameters;
        }
        List<Parameter> all = new ArrayList<>();
        Optional<Parameter> ssl = Optional.empty();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals("ssl")) {
                ssl = Optional.of(parameter);
            } else {
                all.add(parameter);
            }
        }
        String value = ssl.map(Parameter::value).orElse("true");
        Value mode = ssl.filter(parameter -> parameter.decoded().hasPlaceholder())
                .map(Parameter::decoded)
                .orElseGet(() -> Value.of(value.isEmpty() || value.equalsIgnoreCase("true") ? "verify-ca" : "allow"));
        int at = ssl.map(Parameter::nameAt).orElse(0);
        all.add(new Parameter("sslmode", mode, Parameter.Origin.QUERY, at, at));
        return List.copyOf(all);
    }

    /** Why a target must not lose its wrapper; empty where it may. */
    static Optional<String> whyNeeded(Wrapper wrapper, ConnectionTarget target) {
        if (wrapper.names(Wrapper.SECRETS_MANAGER)) {
            return Optional.of("its user is the name of a secret that holds user and password");
        }
        boolean withoutPort = target.hosts().isEmpty()
                || target.hosts().stream().anyMatch(host -> host.portText().isEmpty());
        if (wrapper.names(Wrapper.YUGABYTE) && withoutPort) {
            return Optional.of("a host has no port, and YugabyteDB's driver has a default of its own");
        }
        return Optional.empty();
    }
}
