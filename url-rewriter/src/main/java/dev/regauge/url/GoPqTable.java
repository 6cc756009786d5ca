package dev.regauge.url;

import dev.regauge.url.grammar.IpText;
import dev.regauge.url.grammar.Misread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of lib/pq 1.12.3, and what it checks. All others are settings of the server. */
final class GoPqTable {

    private static final String TUNING = "it tunes lib/pq alone";

    private static final Meaning TARGET = Meanings.words(
            "any", "any",
            "read-write", "read-write",
            "read-only", "read-only",
            "primary", "primary",
            "standby", "standby",
            "prefer-standby", "prefer-standby");

    /** {@code pqutil.ParseBool}. */
    private static final Meaning BOOLEAN = Meanings.words(
            "true", "true", "true", "1", "true", "t", "true", "T", "true", "TRUE", "true", "True", "true", "yes",
            "true", "on", "false", "false", "false", "0", "false", "f", "false", "F", "false", "FALSE", "false",
            "False", "false", "no", "false", "off");

    private static final List<String> PROTOCOLS = List.of("3.0", "3.2", "latest");
    private static final Set<String> TLS_VERSIONS = Set.of("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    private GoPqTable() {}

    static List<Word> words() {
        return Stream.of(connection(), protection(), session())
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<Word> connection() {
        return Stream.of(
                Word.text(Concept.USER, "user"),
                Word.text(Concept.PASSWORD, "password"),
                Word.text(Concept.HOST, "host"),
                Word.text(Concept.PORT, "port"),
                Word.text(Concept.DATABASE, "dbname", "database"),
                Word.text(Concept.HOST_ADDRESS, "hostaddr"),
                Word.text(Concept.PASSWORD_FILE, "passfile"),
                Word.text(Concept.SERVICE, "service"),
                Word.of(Concept.CONNECT_TIMEOUT, GoAndRustNumbers.SECONDS, "connect_timeout"),
                Word.of(Concept.TARGET_SERVER, TARGET, "target_session_attrs"),
                Word.of(
                        Concept.LOAD_BALANCE,
                        Meanings.words("false", "disable", "true", "random"),
                        "load_balance_hosts"));
    }

    private static Stream<Word> protection() {
        return Stream.of(
                Word.of(Concept.TLS_MODE, Meanings.TLS_WORDS, "sslmode"),
                Word.of(
                        Concept.TLS_NEGOTIATION,
                        Meanings.words("postgres", "postgres", "direct", "direct"),
                        "sslnegotiation"),
                Word.text(Concept.TLS_AUTHORITY, "sslrootcert"),
                Word.text(Concept.TLS_CERTIFICATE, "sslcert"),
                Word.text(Concept.TLS_KEY, "sslkey"),
                Word.of(Concept.TLS_INLINE, BOOLEAN, "sslinline"),
                Word.of(Concept.TLS_SERVER_NAME, BOOLEAN, "sslsni"),
                Word.text(Concept.TLS_MINIMUM, "ssl_min_protocol_version"),
                Word.text(Concept.TLS_MAXIMUM, "ssl_max_protocol_version"),
                Word.text(Concept.KERBEROS_SERVICE, "krbsrvname"),
                Word.only("Kerberos names its service elsewhere by krbsrvname", "krbspn"));
    }

    private static Stream<Word> session() {
        return Stream.of(
                Word.text(Concept.APPLICATION_NAME, "application_name"),
                Word.text(Concept.FALLBACK_APPLICATION_NAME, "fallback_application_name"),
                Word.text(Concept.CLIENT_ENCODING, "client_encoding"),
                Word.text(Concept.SEARCH_PATH, "search_path"),
                Word.text(Concept.TIME_ZONE, "TimeZone", "timezone", "tz"),
                Word.text(Concept.SERVER_OPTIONS, "options"),
                Word.text(Concept.REPLICATION, "replication"),
                Word.of(Concept.BINARY, BOOLEAN, "binary_parameters"),
                Word.only(TUNING, "disable_prepared_binary_result"),
                Word.only("it is the protocol's version", "min_protocol_version", "max_protocol_version"));
    }

    // --- checks

    /** What {@code newConfig} checks of the parameters that count. */
    static void check(Map<String, Parameter> last) {
        for (Parameter parameter : last.values()) {
            if (!parameter.decoded().hasPlaceholder() && !takes(parameter)) {
                throw new Misread(
                        "lib/pq takes no such value for this parameter",
                        parameter.valueAt(),
                        "write one that lib/pq takes");
            }
        }
        checkProtocols(last);
        checkTls(last);
    }

    private static boolean takes(Parameter parameter) {
        String value = parameter.value();
        return switch (parameter.name()) {
            case "sslmode" -> Meanings.TLS_WORDS.read(value).isPresent();
            case "sslnegotiation" -> value.equals("postgres") || value.equals("direct");
            case "target_session_attrs" -> TARGET.read(value).isPresent();
            case "load_balance_hosts" -> value.equals("disable") || value.equals("random");
            case "min_protocol_version", "max_protocol_version" -> PROTOCOLS.contains(value);
            case "ssl_min_protocol_version", "ssl_max_protocol_version" -> TLS_VERSIONS.contains(value);
            case "sslsni", "sslinline", "binary_parameters", "disable_prepared_binary_result" ->
                BOOLEAN.read(value).isPresent();
            case "connect_timeout" -> GoAndRustNumbers.isSigned(value);
            case "client_encoding" -> isUtf8(value);
            case "datestyle" -> value.equals("ISO, MDY");
            case "port" -> arePorts(value.split(",", -1));
            case "hostaddr" -> areAddresses(value.split(",", -1));
            default -> true;
        };
    }

    private static boolean isUtf8(String encoding) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString().equals("utf8") || letters.toString().equals("unicode");
    }

    private static boolean arePorts(String[] ports) {
        boolean all = isPort(ports[0]);
        for (String port : ports) {
            all = all && (port.isEmpty() || isPort(port));
        }
        return all;
    }

    private static boolean isPort(String text) {
        return GoAndRustNumbers.isDigits(text) && GoAndRustNumbers.isUnsigned(text, 65535);
    }

    private static boolean areAddresses(String[] addresses) {
        boolean all = !addresses[0].isEmpty();
        for (String address : addresses) {
            all = all && (address.isEmpty() || IpText.isAddress(address, true));
        }
        return all;
    }

    private static void checkProtocols(Map<String, Parameter> last) {
        String least = text(last, "min_protocol_version").orElse("3.0");
        String most = text(last, "max_protocol_version").orElse("3.0");
        if (PROTOCOLS.contains(least) && PROTOCOLS.contains(most) && least.compareTo(most) > 0) {
            throw new Misread("min_protocol_version is above max_protocol_version", 0, "remove one of them");
        }
    }

    private static void checkTls(Map<String, Parameter> last) {
        boolean address = last.containsKey("hostaddr");
        boolean socket = !address
                && text(last, "host")
                        .filter(host -> host.startsWith("/") || host.startsWith("@"))
                        .isPresent();
        String asked = text(last, "sslmode").orElse("");
        String mode = socket ? "disable" : asked;
        boolean hidden = Optional.ofNullable(last.get("sslmode"))
                .filter(parameter -> parameter.decoded().hasPlaceholder())
                .isPresent();
        boolean direct = text(last, "sslnegotiation").filter("direct"::equals).isPresent();
        if (direct && List.of("disable", "allow", "prefer").contains(mode)) {
            throw new Misread("direct TLS goes with sslmode=require or stronger only", 0, "write sslmode=require");
        }
        boolean system = text(last, "sslrootcert").filter("system"::equals).isPresent();
        if (system && !hidden && last.containsKey("sslmode") && !mode.equals("verify-full")) {
            throw new Misread(
                    "the authorities of the operating system go with sslmode=verify-full only",
                    0,
                    "write sslmode=verify-full");
        }
    }

    private static Optional<String> text(Map<String, Parameter> last, String name) {
        return Optional.ofNullable(last.get(name)).map(Parameter::value);
    }

    // --- hosts

    /** Lists in {@code host}, {@code hostaddr} and {@code port}, aligned; an empty host behind a comma is localhost. */
    static List<Host> hosts(Map<String, Parameter> last) {
        List<Value> names = list(last, "host");
        List<Value> ports = list(last, "port");
        int addresses = list(last, "hostaddr").size();
        checkCounts(names, addresses, ports.size());
        int size = Math.max(names.size(), names.isEmpty() && ports.isEmpty() ? 0 : addresses);
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < Math.max(size, ports.isEmpty() ? 0 : 1); i++) {
            String name = i < names.size() ? names.get(i).text() : "";
            Optional<String> port = ports.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ports.get(i < ports.size() ? i : 0).text());
            boolean said =
                    !names.isEmpty() || port.filter(text -> !text.isEmpty()).isPresent();
            if (said) {
                boolean local = i > 0 && i < names.size() && name.isEmpty();
                hosts.add(new Host(local ? "localhost" : name, port.filter(text -> !text.isEmpty())));
            }
        }
        return hosts;
    }

    private static List<Value> list(Map<String, Parameter> last, String name) {
        Parameter parameter = last.get(name);
        return parameter == null ? List.of() : parameter.decoded().split(',');
    }

    private static void checkCounts(List<Value> names, int addresses, int ports) {
        int more = Math.max(Math.max(names.size(), addresses) - 1, 0);
        boolean named = !names.isEmpty() && !names.get(0).text().isEmpty();
        boolean differ = named && addresses > 0 && names.size() != addresses;
        if (differ || (more > 0 && ports > 1 && ports - 1 != more)) {
            throw new Misread(
                    "there are " + names.size() + " hosts, " + addresses + " addresses and " + ports + " ports",
                    0,
                    "give one port, or one for each host");
        }
    }
}
