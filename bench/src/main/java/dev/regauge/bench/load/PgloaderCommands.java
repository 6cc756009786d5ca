package dev.regauge.bench.load;

import java.nio.file.Path;

/** The file of commands that pgloader takes: its own number of workers, nothing truncated. */
final class PgloaderCommands {

    private PgloaderCommands() {}

    static String of(Path csv, Target target) {
        return """
                LOAD CSV
                  FROM '%s' (id, customer, title, amount, paid, placed, details, note [null if blanks])
                  INTO %s
                  TARGET TABLE public.%s (id, customer, title, amount, paid, placed, details, note)
                  WITH skip header = 1, fields terminated by ',', fields optionally enclosed by '"',
                       fields escaped by double-quote;
                """.formatted(csv, target.url().replaceFirst("^postgres:", "postgresql:"), target.table());
    }
}
