package dev.regauge.cli;

import dev.regauge.page.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a load is, in words for people. */
final class LoadProgressLine {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

    private LoadProgressLine() {}

    /** {@code loading  1,234,567 rows  412,000 rows/s  1.2 of 4.5 GB (27%)  2 rejected  about 3 min left}. */
    static String of(LoadSample sample, LoadPace pace) {
        List<String> parts = new ArrayList<>();
        parts.add(sample.phase().isEmpty() ? "beginning" : Visible.line(sample.phase()));
        parts.add(number(sample.rows()) + " rows");
        pace.rowsPerSecond().ifPresent(rate -> parts.add(number(rate) + " rows/s"));
        parts.add(bytes(sample));
        if (sample.rejected() > 0) {
            parts.add(number(sample.rejected()) + " rejected");
        }
        if (sample.earlier() > 0) {
            parts.add(number(sample.earlier()) + " by earlier runs");
        }
        pace.secondsLeft().ifPresent(seconds -> parts.add("about " + duration(seconds) + " left"));
        return String.join("  ", parts);
    }

    private static String bytes(LoadSample sample) {
        if (sample.size() < 0) {
            return size(sample.bytes(), unit(sample.bytes())) + " " + UNITS[unit(sample.bytes())];
        }
        int unit = unit(sample.size());
        long percent = sample.size() == 0 ? 100 : Math.min(100, (long) (100.0 * sample.bytes() / sample.size()));
        return size(sample.bytes(), unit) + " of " + size(sample.size(), unit) + " " + UNITS[unit] + " (" + percent
                + "%)";
    }

    private static int unit(long bytes) {
        int unit = 0;
        for (long rest = bytes; rest >= 1024 && unit < UNITS.length - 1; rest /= 1024) {
            unit++;
        }
        return unit;
    }

    private static String size(long bytes, int unit) {
        return unit == 0 ? number(bytes) : String.format(Locale.ROOT, "%,.1f", bytes / Math.pow(1024, unit));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** No more exact than anybody can know. */
    static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        } else if (seconds < 3600) {
            return (seconds + 30) / 60 + " min";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
