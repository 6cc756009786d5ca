package dev.regauge.load.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, and what to do. */
final class Refusals {

    private Refusals() {}

    static String text(String what, String found, String fix) {
        return what + "\n  found:    " + found + "\n  to fix:   " + fix;
    }

    static String text(IOException e, String argument) {
        if (e instanceof NoSuchFileException) {
            return text("There is no such file", argument, "correct the path, which is taken from the current folder");
        } else if (e instanceof AccessDeniedException) {
            return text("The file may not be read", argument, "let this user read it, or run as one who may");
        } else if (e instanceof RefusedFileException) {
            return String.valueOf(e.getMessage());
        }
        return text("The file cannot be read", argument + ": " + e.getMessage(), "see that other programs can read it");
    }
}
