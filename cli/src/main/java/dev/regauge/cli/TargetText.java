package dev.regauge.cli;

import dev.regauge.cli.ShownTarget.Server;
import dev.regauge.cli.ShownTarget.Setting;
import dev.regauge.page.Visible;
import dev.regauge.url.ConnectionTarget;
import dev.regauge.url.Dialect;
import dev.regauge.url.TlsMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A target for people: the text, and below it what it means, a line each. What stands in parentheses is not in the text.
 */
final class TargetText {

    private static final int WIDEST_COLUMN = 40;

    private final ShownTarget shown;
    private final Dialect dialect;
    private final Dialect.Defaults defaults;
    private final StringBuilder out = new StringBuilder();

    private TargetText(ShownTarget shown) {
        this.shown = shown;
        this.dialect = shown.dialect();
        this.defaults = dialect.defaults();
    }

    /**
     * A block of lines; the last one has no end.
     *
     * @param repairs what was done before the text could be read
     */
    static String of(ConnectionTarget target, List<String> repairs, boolean showSecrets) {
        TargetText text = new TargetText(ShownTarget.of(target, showSecrets));
        text.write(target, repairs);
        return text.out.toString().stripTrailing();
    }

    private void write(ConnectionTarget target, List<String> repairs) {
        out.append(Visible.line(shown.input())).append('\n');
        lines("repaired", repairs);
        line("dialect", dialect.id() + " (" + dialect.parser() + ")");
        target.wrapper().ifPresent(wrapper -> line("wrapper", wrapper.name()));
        line("hosts", hosts());
        line("database", or(shown.database(), defaults.database().orElse("the user's name")));
        line("user", or(shown.user(), defaults.user().orElse("the operating system's user")));
        line("password", shown.password().orElse(defaults.password().isPresent() ? "(the default)" : "(none)"));
        line("TLS mode", tlsMode(target));
        parameters();
    }

    private void line(String label, String value) {
        out.append(String.format(Locale.ROOT, "  %-10s  ", label))
                .append(Visible.line(value))
                .append('\n');
    }

    private void lines(String label, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            line(i == 0 ? label : "", values.get(i));
        }
    }

    private String hosts() {
        return shown.hosts().isEmpty()
                ? "(" + defaults.host().orElse("from the environment, or a socket of this machine") + ")"
                : hosts(shown.hosts());
    }

    /** As they are written in a list. */
    static String hosts(List<Server> hosts) {
        return hosts.stream().map(TargetText::host).collect(Collectors.joining(", "));
    }

    private static String host(Server host) {
        String name = host.name().isEmpty() ? "(default)" : host.name();
        boolean address = name.indexOf(':') >= 0 && !name.startsWith("[") && name.indexOf('{') < 0;
        return (address && host.port().isPresent() ? "[" + name + "]" : name)
                + host.port().map(port -> ":" + port).orElse("");
    }

    private static String or(Optional<String> value, String otherwise) {
        return value.map(text -> text.isEmpty() ? "(empty)" : text).orElse("(" + otherwise + ")");
    }

    private static String tlsMode(ConnectionTarget target) {
        Dialect dialect = target.dialect();
        boolean asked = target.parameters().stream().anyMatch(parameter -> dialect.isTlsMode(parameter.name()));
        Optional<TlsMode> mode = target.tlsMode();
        String implied = mode.isPresent() && mode.get() == dialect.defaultTlsMode() ? " (default)" : " (implied)";
        return mode.map(word -> word + (asked ? "" : implied))
                .orElse("(unknown: a placeholder hides it, or the driver does not know the word)");
    }

    private void parameters() {
        List<String> lines = new ArrayList<>();
        int names = width(shown.parameters().stream().map(Setting::name).toList());
        int values = width(shown.parameters().stream().map(Setting::value).toList());
        for (Setting setting : shown.parameters()) {
            String name = Visible.line(setting.name());
            String value = Visible.line(setting.value());
            lines.add(padded(name, names) + "  " + padded(value, values) + "  "
                    + setting.origin().name().toLowerCase(Locale.ROOT));
        }
        lines("parameters", lines);
    }

    private static int width(List<String> column) {
        return column.stream()
                .mapToInt(cell -> Visible.line(cell).length())
                .filter(length -> length <= WIDEST_COLUMN)
                .max()
                .orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
