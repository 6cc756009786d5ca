package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Diagnosis;
import dev.regauge.url.Dialect;
import dev.regauge.url.Repair;
import dev.regauge.url.UrlConversionException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code regauge url parse}: what connection strings mean. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what connection strings mean to the driver that reads them: hosts, database, login, TLS mode and"
                    + " parameters, decoded.",
            "Connects to nothing.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every text was read",
            "1:a text was wrong, or (diagnose) means another host or login elsewhere",
            "2:wrong use",
        },
        footer = {
            "",
            UrlArguments.STANDARD_INPUT,
            "",
            "Examples:",
            "  regauge url parse 'postgresql://app@db1:5433,db2/orders?sslmode=require'",
            "  regauge url parse --dialect libpq-uri:18 --json 'postgresql://app@db1/orders'",
            "  regauge url parse --mode diagnose 'postgresql://app:a@b@db1/orders'",
            "  regauge url parse --json < urls.txt",
        })
final class UrlParseCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable UrlCommand url;

    @Option(
            names = "--dialect",
            paramLabel = "D",
            converter = DialectName.class,
            description = "Whose text it is; 'regauge url dialects' lists them. Default: the one its beginning names.")
    private @Nullable Dialect dialect;

    @Option(
            names = "--mode",
            paramLabel = "M",
            defaultValue = "strict",
            converter = ReadingMode.Word.class,
            description = {
                "strict: as the driver reads it, its rejections included; the default.",
                "tolerant: slips that are well known are repaired, step by step; what could mean another server or"
                        + " login is refused with its readings.",
                "diagnose: what every dialect's parser makes of it, and which of them would connect or log in"
                        + " elsewhere.",
            })
    private @Nullable ReadingMode mode;

    @Mixin
    private UrlArguments arguments = new UrlArguments();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (mode == ReadingMode.DIAGNOSE && dialect != null) {
            throw CommandException.wrongUse("--mode diagnose reads in every dialect, and --dialect names one"
                    + "\n  to fix:   leave one of the two out");
        }
        GivenTexts texts = arguments.texts(Objects.requireNonNull(url).input(), err);
        return new UrlAnswers(out, err, arguments).each(texts, this::answer);
    }

    private UrlReply answer(Given given) {
        return switch (Objects.requireNonNull(mode)) {
            case STRICT -> new ParseReply(target(given.text()), arguments.showSecrets());
            case TOLERANT -> repaired(given);
            case DIAGNOSE -> new DiagnosisReply(given, Diagnosis.of(given.text()), arguments.showSecrets());
        };
    }

    private ConnectionTarget target(String text) {
        return dialect == null ? ConnectionTarget.parse(text) : ConnectionTarget.parse(text, dialect);
    }

    private UrlReply repaired(Given given) {
        try {
            Repair repair = dialect == null ? Repair.of(given.text()) : Repair.of(given.text(), dialect);
            return new RepairReply(given, repair, arguments.showSecrets());
        } catch (UrlConversionException refused) {
            return WrongReply.unreadable(given, UrlProblem.of(refused), arguments.showSecrets());
        }
    }
}
