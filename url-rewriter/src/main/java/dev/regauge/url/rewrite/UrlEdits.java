package dev.regauge.url.rewrite;

import dev.regauge.route.Route;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Conversion;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import dev.regauge.url.Secrets;
import dev.regauge.url.UrlConversionException;
import dev.regauge.url.UrlSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds and converts the connection URLs and driver class names in the values of a file. */
final class UrlEdits {

    /** Only names that nothing but pgjdbc-ng is likely to use, and whose loss nobody would notice in time. */
    private static final Map<String, String> IGNORED_BY_PGJDBC = new TreeMap<>(Map.of(
            "sslMode", "write sslmode, with disable, allow, prefer, require, verify-ca or verify-full",
            "ssl.mode", "write sslmode, with disable, allow, prefer, require, verify-ca or verify-full",
            "sslRootCertificateFile", "write sslrootcert",
            "ssl.ca.certificate.file", "write sslrootcert",
            "networkTimeout", "write socketTimeout, in seconds instead of milliseconds",
            "network.timeout", "write socketTimeout, in seconds instead of milliseconds",
            "preparedStatementCacheThreshold", "write prepareThreshold, where 1 means always and 0 never",
            "prepared-statement.cache.threshold", "write prepareThreshold, where 1 means always and 0 never"));

    /** Databases whose drivers have properties of the same names, as files are called that set those. */
    private static final List<String> OTHER_DATABASES =
            List.of("clickhouse", "db2", "mariadb", "mysql", "oracle", "singlestore", "sqlserver", "mssql");

    private static final List<String> OURS = List.of("postgres", "pgsql", "impossibl");

    private final Dialect from;
    private final Dialect to;
    private final Findings findings;

    UrlEdits(Route route, Findings findings) {
        from = Dialects.of(route.from());
        to = Dialects.of(route.to());
        this.findings = findings;
    }

    /** Whether URLs of this dialect change on the route. */
    boolean changes(Dialect dialect) {
        return dialect.equals(from) && !from.equals(to);
    }

    void in(Scalar scalar) {
        List<UrlFinder.Found> urls = UrlFinder.in(scalar.value());
        urls.forEach(found -> url(scalar, found));
        driverClasses(scalar);
        if (urls.isEmpty() && !scalar.value().contains(from.prefix())) {
            besideUrl(scalar);
        }
    }

    /** What may go to the driver along with a URL that stands elsewhere. */
    void besideUrl(Scalar scalar) {
        if (from.equals(to) || !from.equals(Dialects.PGJDBC_NG)) {
            return;
        }
        String value = scalar.value();
        for (Map.Entry<String, String> property : IGNORED_BY_PGJDBC.entrySet()) {
            String name = property.getKey();
            if ((isProperty(value, name) || beginsWithParameter(value, name)) && !isForOtherDatabase()) {
                findings.refuse(
                        scalar.start(0),
                        isProperty(value, name) ? value : name,
                        "if this goes to the driver, pgjdbc ignores it silently",
                        property.getValue());
                if (Dialects.PGJDBC_NG.isTlsMode(name)) {
                    findings.tlsBesideUrls(scalar.start(0));
                }
            }
        }
    }

    /** Whether the file is called by another database, and nothing in it is about PostgreSQL. */
    private boolean isForOtherDatabase() {
        String path = findings.file().name().replace('\\', '/');
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (OTHER_DATABASES.stream().noneMatch(name::contains)) {
            return false;
        }
        String text = findings.file().text().toLowerCase(Locale.ROOT);
        return OURS.stream().noneMatch(word -> name.contains(word) || text.contains(word));
    }

    private static boolean isProperty(String value, String name) {
        return value.equals(name) || value.endsWith("." + name);
    }

    /** {@code ?name=}, {@code &name=} or {@code name=}, as in a text that is appended to a URL. */
    private static boolean beginsWithParameter(String value, String name) {
        int at = value.indexOf(name + "=");
        return at == 0 || (at > 0 && "?&".indexOf(value.charAt(at - 1)) >= 0);
    }

    private void url(Scalar scalar, UrlFinder.Found found) {
        String text = scalar.value().substring(found.start(), found.end());
        int start = scalar.start(found.start());
        int end = scalar.end(found.end());
        if (changes(found.dialect()) && goesOn(scalar, found)) {
            findings.refuse(
                    start,
                    found.dialect().prefix() + Secrets.MASK,
                    "what follows may belong to it, so it cannot be told where this URL ends",
                    "write the whole URL on one line, percent-encoded");
            return;
        }
        Optional<Conversion> conversion = convert(text, found.dialect(), start);
        if (conversion.isEmpty()) {
            return;
        }
        String raw = findings.file().text().substring(start, end);
        if (guessesEncoding(raw, conversion.get().text())) {
            findings.refuse(
                    start,
                    masked(text),
                    "a character that is not ASCII has to be percent-encoded, and whether this file is read as UTF-8 or"
                            + " Latin-1 is not known",
                    "write that character percent-encoded, as the server knows it");
            return;
        }
        Optional<String> replacement = scalar.escape(conversion.get().text(), raw);
        if (replacement.isEmpty()) {
            findings.refuse(
                    start,
                    masked(text),
                    "the new URL cannot stand here without quotes, or stands in a block of text whose format is not known",
                    "write " + conversion.get().masked() + " by hand");
            return;
        }
        findings.edit(
                Edit.Kind.URL,
                start,
                end,
                replacement.get(),
                new Findings.Shown(
                        masked(text),
                        conversion.get().masked(),
                        conversion.get().changes()),
                hidesSecret(text, conversion.get()));
    }

    /**
     * Whether other bytes would be sent if the file is not read as we did. {@code Properties.load} takes even UTF-8 for
     * Latin-1, and Spring does so too; everybody else takes UTF-8, which this is not where we fell back to Latin-1.
     */
    private boolean guessesEncoding(String raw, String converted) {
        boolean properties = findings.file().name().endsWith(".properties");
        String doubtful = properties ? "UTF-8" : "ISO-8859-1";
        return findings.file().charset().name().equals(doubtful)
                && !beyondAscii(raw).equals(beyondAscii(converted));
    }

    private static String beyondAscii(String text) {
        StringBuilder beyond = new StringBuilder();
        text.chars().filter(c -> c > 0x7F).forEach(c -> beyond.append((char) c));
        return beyond.toString();
    }

    /** A parameter on the next line; or an {@code @} behind what cannot be read, which may end a password. */
    private static boolean goesOn(Scalar scalar, UrlFinder.Found found) {
        String value = scalar.value();
        int next = found.end();
        while (next < value.length() && Character.isWhitespace(value.charAt(next))) {
            next++;
        }
        boolean parameter = next > found.end() && next < value.length() && "?&".indexOf(value.charAt(next)) >= 0;
        boolean rest = found.end() == value.length() && scalar.goesOn();
        boolean mayEndPassword = UrlFinder.restOfLine(value, found.end()).indexOf('@') >= 0;
        return parameter || rest || (mayEndPassword && !isReadable(value.substring(found.start(), found.end())));
    }

    private static boolean isReadable(String url) {
        try {
            return !ConnectionTarget.parse(url).hosts().isEmpty();
        } catch (UrlSyntaxException notRead) {
            return false;
        }
    }

    static boolean hidesSecret(String url, Conversion conversion) {
        return !masked(url).equals(url) || !conversion.masked().equals(conversion.text());
    }

    /** Notes the URL, and converts it where the route asks for that; what is in the way becomes a refusal. */
    Optional<Conversion> convert(String text, Dialect dialect, int index) {
        try {
            ConnectionTarget target = ConnectionTarget.parse(text, dialect);
            site(index, target.masked(), dialect, Optional.of(target), Optional.empty());
            if (changes(dialect) && mayBeProse(target)) {
                findings.refuse(
                        index,
                        target.masked(),
                        "there is a blank in the database name, so it cannot be told where the URL ends",
                        "write a blank in the name as %20, or change the text by hand");
                return Optional.empty();
            }
            return changes(dialect) ? Optional.of(target.render(to)) : Optional.empty();
        } catch (UrlSyntaxException notRead) {
            site(index, notRead.found(), dialect, Optional.empty(), Optional.of(notRead.problem()));
            if (changes(dialect) || from.equals(dialect)) {
                findings.refuse(
                        index, notRead.found(), syntaxProblem(dialect, notRead), advice(text, dialect, notRead));
            }
        } catch (UrlConversionException notSaid) {
            findings.refuse(index, masked(text), notSaid.problem(), notSaid.fix());
        }
        return Optional.empty();
    }

    private static boolean mayBeProse(ConnectionTarget target) {
        String database = target.database().orElse("");
        return database.indexOf(' ') >= 0
                && database.indexOf('{') < 0
                && target.text().contains(database);
    }

    private static String syntaxProblem(Dialect dialect, UrlSyntaxException notRead) {
        return dialect.id() + " cannot read this URL: " + notRead.problem() + " (at character " + notRead.at() + ")";
    }

    private String advice(String text, Dialect dialect, UrlSyntaxException notRead) {
        boolean onlyPrefix = text.equals(dialect.prefix()) || text.equals(dialect.prefix() + "//");
        return onlyPrefix && changes(dialect)
                ? "it is the beginning of a URL that is put together elsewhere: change it there to " + to.prefix()
                : notRead.fix();
    }

    private void site(
            int index, String masked, Dialect dialect, Optional<ConnectionTarget> target, Optional<String> problem) {
        SourceFile file = findings.file();
        findings.site(new UrlSite(file.name(), file.line(index), file.column(index), masked, dialect, target, problem));
    }

    static String masked(String url) {
        try {
            return ConnectionTarget.parse(url).masked();
        } catch (UrlSyntaxException notRead) {
            return notRead.found();
        }
    }

    private void driverClasses(Scalar scalar) {
        if (from.equals(to) || !from.equals(Dialects.PGJDBC_NG)) {
            return;
        }
        for (DriverClass driverClass : DriverClass.values()) {
            String value = scalar.value();
            int at = value.indexOf(driverClass.before());
            while (at >= 0) {
                int end = at + driverClass.before().length();
                if (isWholeName(value, at, end)) {
                    driverClass(scalar, driverClass, at, end);
                }
                at = value.indexOf(driverClass.before(), end);
            }
        }
    }

    private static boolean isWholeName(String value, int start, int end) {
        boolean begins = start == 0 || !isNameCharacter(value.charAt(start - 1));
        return begins && (end == value.length() || !isNameCharacter(value.charAt(end)));
    }

    private static boolean isNameCharacter(char c) {
        return c == '.' || Character.isJavaIdentifierPart(c);
    }

    private void driverClass(Scalar scalar, DriverClass driverClass, int from, int to) {
        int start = scalar.start(from);
        int end = scalar.end(to);
        String raw = findings.file().text().substring(start, end);
        Optional<String> replacement = driverClass.safe() ? scalar.escape(driverClass.after(), raw) : Optional.empty();
        if (replacement.isPresent()) {
            findings.edit(
                    Edit.Kind.DRIVER_CLASS,
                    start,
                    end,
                    replacement.get(),
                    new Findings.Shown(driverClass.before(), driverClass.after()),
                    false);
        } else {
            findings.refuse(
                    start,
                    driverClass.before(),
                    driverClass.safe()
                            ? "it stands in a block of text whose format is not known"
                            : "the data sources of the two drivers do not have the same properties",
                    "change it to " + driverClass.after() + ", and its properties to that class's");
        }
    }

    /**
     * A line of a kind of file that is not edited. Only what belongs to the route is shown of it: anything else on the
     * line may be a secret.
     */
    void mention(int index, String line) {
        if (from.equals(to) || !from.equals(Dialects.PGJDBC_NG)) {
            return;
        }
        int url = line.indexOf(from.prefix());
        if (line.contains(Pom.GROUP_OF_PGJDBC_NG)) {
            mention(index, Pom.GROUP_OF_PGJDBC_NG, "depend on org.postgresql:postgresql instead");
        }
        if (line.contains(DriverClass.DRIVER.before())) {
            mention(index, DriverClass.DRIVER.before(), "change the class to " + DriverClass.DRIVER.after());
        }
        if (url >= 0) {
            mentionUrl(index, line, url);
        }
    }

    private void mention(int index, String found, String advice) {
        findings.refuse(index, found, "this kind of file is not edited", advice);
    }

    private void mentionUrl(int index, String line, int start) {
        boolean xml = findings.file().name().endsWith(".xml");
        int end = UrlFinder.endInProse(line, start);
        String written = line.substring(start, end);
        String url = xml ? written.replace("&amp;", "&") : written;
        if (line.indexOf('@', end) >= 0 && !isReadable(url)) {
            mention(
                    index,
                    from.prefix() + Secrets.MASK,
                    "write it as " + to.prefix() + "//host:5432/database?user=...");
            return;
        }
        mention(index, masked(url), advice(url, xml));
    }

    private String advice(String url, boolean xml) {
        try {
            String converted = ConnectionTarget.parse(url, from).render(to).masked();
            return "write " + (xml ? converted.replace("&", "&amp;") : converted);
        } catch (UrlSyntaxException | UrlConversionException byHand) {
            return "write it as " + to.prefix() + "//host:5432/database?user=...";
        }
    }
}
