package dev.regauge.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How much a text may deviate from its dialect, and what is said about it. */
enum ReadingMode {
    /** As the dialect's own parser reads it, its rejections included. */
    STRICT,
    /** What is known to be meant is repaired, step by step; what has two meanings is refused. */
    TOLERANT,
    /** What every dialect makes of it, side by side. */
    DIAGNOSE;

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the words of the command line. */
    static final class Word implements ITypeConverter<ReadingMode> {

        @Override
        public ReadingMode convert(String word) {
            return Stream.of(values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(Terminal.quoted(word) + " is no mode\n  to fix:   write one of "
                                    + Stream.of(values()).map(ReadingMode::word).collect(Collectors.joining(", "))));
        }
    }
}
