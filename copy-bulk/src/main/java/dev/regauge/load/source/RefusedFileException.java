package dev.regauge.load.source;

import java.io.IOException;

/** A file that is not read, or not read on, with what was found and what to do. */
final class RefusedFileException extends IOException {

    private static final long serialVersionUID = 1;

    RefusedFileException(String what, String found, String fix) {
        super(Refusals.text(what, found, fix));
    }

    RefusedFileException(String message, IOException cause) {
        super(message, cause);
    }
}
