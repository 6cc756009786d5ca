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
import java.util.Map;
import java.util.Optional;

/** Finds and converts the connection URLs and driver class names in the values of a file. */
final class UrlEdits {

    /** Only names that nothing but pgjdbc-ng is likely to use, and whose loss nobody would notice in time. */
    private static final Map<String, String> IGNORED_BY_PGJDBC = Map.of(
            "sslMode", "write sslmode, with disable, allow, prefer, require, verify-ca or verify-full",
            "ssl.mode", "write sslmode, with disable, allow, prefer, require, verify-ca or verify-full",
            "sslRootCertificateFile", "write sslrootcert",
            "ssl.ca.certificate.file", "write sslrootcert",
            "networkTimeout", "write socketTimeout, in seconds instead of milliseconds",
            "network.timeout", "write socketTimeout, in seconds instead of milliseconds",
            "preparedStatementCacheThreshold", "write prepareThreshold, where 1 means always and 0 never",
            "prepared-statement.cache.threshold", "write prepareThreshold, where 1 means always and 0 never");

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
        for (UrlFinder.Found found : UrlFinder.in(scalar.value())) {
            url(scalar, found);
        }
        driverClasses(scalar);
        driverProperty(scalar);
    }

    /** A setting of pgjdbc-ng that goes to the driver beside the URL, and that pgjdbc would ignore without a word. */
    private void driverProperty(Scalar scalar) {
        if (from.equals(to) || !from.equals(Dialects.PGJDBC_NG)) {
            return;
        }
        for (Map.Entry<String, String> property : IGNORED_BY_PGJDBC.entrySet()) {
            String value = scalar.value();
            if (value.equals(property.getKey()) || value.endsWith("." + property.getKey())) {
                findings.refuse(
                        scalar.start(0),
                        value,
                        "if this goes to the driver, pgjdbc ignores it silently",
                        property.getValue());
                return;
            }
        }
    }

    private void url(Scalar scalar, UrlFinder.Found found) {
        String text = scalar.value().substring(found.start(), found.end());
        int start = scalar.start(found.start());
        int end = scalar.end(found.end());
        Optional<Conversion> conversion = convert(text, found.dialect(), start);
        if (conversion.isEmpty()) {
            return;
        }
        String raw = findings.file().text().substring(start, end);
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
            return changes(dialect) ? Optional.of(target.convertTo(to)) : Optional.empty();
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

    /** A line of a kind of file that is not edited. */
    void mention(int index, String line) {
        if (from.equals(to) || !from.equals(Dialects.PGJDBC_NG)) {
            return;
        }
        boolean named = line.contains(from.prefix())
                || line.contains("com.impossibl.pgjdbc-ng")
                || line.contains(DriverClass.DRIVER.before());
        if (named) {
            String masked = Secrets.mask(line).strip();
            findings.refuse(
                    index,
                    masked.length() <= 200 ? masked : masked.substring(0, 200) + "...",
                    "this kind of file is not edited",
                    advice(line));
        }
    }

    private String advice(String line) {
        if (line.contains("com.impossibl.pgjdbc-ng")) {
            return "depend on org.postgresql:postgresql instead";
        }
        if (line.contains(DriverClass.DRIVER.before())) {
            return "change the class to " + DriverClass.DRIVER.after();
        }
        int start = line.indexOf(from.prefix());
        List<UrlFinder.Found> found = UrlFinder.in(line.substring(start));
        try {
            String url = line.substring(start, start + found.get(0).end());
            return "write " + ConnectionTarget.parse(url, from).convertTo(to).masked();
        } catch (UrlSyntaxException | UrlConversionException byHand) {
            return "write it as " + to.prefix() + "//host:5432/database?user=...";
        }
    }
}
