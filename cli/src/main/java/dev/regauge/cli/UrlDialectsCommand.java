package dev.regauge.cli;

import dev.regauge.url.Dialect;
import dev.regauge.url.Dialects;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code regauge url dialects}: every dialect there is. */
@Command(
        name = "dialects",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lists the dialects: whose reading each is, whether it can be written, how its texts begin, and the"
                        + " TLS mode of a text that says nothing about it.",
        footer = {"", "Examples:", "  regauge url dialects", "  regauge url dialects --json"})
final class UrlDialectsCommand implements Callable<Integer> {

    private static final List<String> HEADING = List.of("DIALECT", "PARSER", "ACCESS", "BEGINS WITH", "TLS DEFAULT");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Dialects.all().forEach(dialect -> out.print(JsonLine.of(line -> write(line, dialect)) + "\n"));
        } else {
            table().forEach(line -> out.print(line + "\n"));
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private static void write(JsonLine json, Dialect dialect) throws IOException {
        json.text("dialect", dialect.id());
        json.text("parser", dialect.parser());
        json.truth("writable", dialect.writable());
        json.list("prefixes", list -> {
            for (String prefix : dialect.prefixes()) {
                list.text(prefix);
            }
        });
        json.text("defaultTlsMode", dialect.defaultTlsMode().word());
    }

    private static List<String> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADING);
        Dialects.all().forEach(dialect -> rows.add(row(dialect)));
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static List<String> row(Dialect dialect) {
        return List.of(
                dialect.id(),
                dialect.parser(),
                dialect.writable() ? "read, write" : "read",
                dialect.prefixes().isEmpty() ? "key=value" : dialect.prefix(),
                dialect.defaultTlsMode().word());
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(other -> other.get(column).length())
                    .max()
                    .orElse(0);
            line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
