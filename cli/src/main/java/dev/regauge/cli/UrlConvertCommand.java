package dev.regauge.cli;

import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Conversion;
import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import dev.regauge.url.UrlConversionException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code regauge url convert}: the same target in another dialect. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says in another dialect what connection strings mean in theirs, and what became of every parameter.",
            "TLS never gets weaker; what cannot be said without that, or only by meaning another server, is refused.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every text was converted",
            "1:a text was wrong or refused",
            "2:wrong use",
        },
        footer = {
            "",
            UrlArguments.STANDARD_INPUT,
            "",
            "Examples:",
            "  regauge url convert --to pgjdbc 'jdbc:pgsql://app@db1/orders?sslMode=require'",
            "  regauge url convert --from libpq-uri:18 --to pgjdbc 'postgresql://db1/shop'",
            "  regauge url convert --to libpq-uri --json --show-secrets < urls.txt",
        })
final class UrlConvertCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable UrlCommand url;

    @Option(
            names = "--to",
            paramLabel = "D",
            required = true,
            converter = DialectName.class,
            description = "The dialect to write; 'regauge url dialects' lists them.")
    private @Nullable Dialect to;

    @Option(
            names = "--from",
            paramLabel = "D",
            converter = DialectName.class,
            description = "Whose text it is. Default: the dialect that its beginning names.")
    private @Nullable Dialect from;

    @Option(
            names = "--allow-stronger",
            description =
                    "Where the other dialect has no word for a TLS mode, take its next stronger one: more than was"
                            + " asked for, which may refuse a server that was good enough before.")
    private boolean allowStronger;

    @Mixin
    private UrlArguments arguments = new UrlArguments();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        requireWritable(Objects.requireNonNull(to));
        GivenTexts texts = arguments.texts(Objects.requireNonNull(url).input(), err);
        return new UrlAnswers(out, err, arguments).each(texts, this::answer);
    }

    private static void requireWritable(Dialect dialect) {
        if (!dialect.writable()) {
            String others = Dialects.all().stream()
                    .filter(Dialect::writable)
                    .map(Dialect::id)
                    .collect(Collectors.joining(", "));
            throw CommandException.wrongUse(
                    "--to " + dialect.id() + ": it is read and never written\n  to fix:   write one" + " of " + others);
        }
    }

    private UrlReply answer(Given given) {
        ConnectionTarget target =
                from == null ? ConnectionTarget.parse(given.text()) : ConnectionTarget.parse(given.text(), from);
        Dialect dialect = Objects.requireNonNull(to);
        try {
            Conversion conversion = allowStronger ? target.renderStronger(dialect) : target.render(dialect);
            return new ConvertReply(target, dialect, conversion, arguments.showSecrets());
        } catch (UrlConversionException refused) {
            return WrongReply.refused(given, target, UrlProblem.of(refused), arguments.showSecrets());
        }
    }
}
