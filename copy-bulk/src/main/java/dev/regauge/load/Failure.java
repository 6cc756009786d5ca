package dev.regauge.load;

import dev.regauge.copy.table.Guard;
import dev.regauge.load.lane.OutcomeUnknownException;
import dev.regauge.load.lane.RefusedBatchException;
import dev.regauge.load.lane.TakenOverException;
import dev.regauge.load.ledger.LedgerDiffersException;
import dev.regauge.load.source.Source;
import dev.regauge.load.store.OwnNames;
import dev.regauge.load.store.Refused;
import dev.regauge.load.store.ServerSays;
import dev.regauge.load.store.TooManyRefusedException;
import dev.regauge.sql.Identifier;
import dev.regauge.url.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Why a load was given up.
 *
 * @param words what, what was found and what to do, in lines
 * @param isOfRows whether rows of the files are why: the same load would end the same way
 */
record Failure(String words, boolean isServerLost, boolean isUnknown, boolean isOfRows) {

    private Failure(String words, boolean isServerLost, boolean isUnknown) {
        this(words, isServerLost, isUnknown, false);
    }

    private static Failure ofRows(String words) {
        return new Failure(words, false, false, true);
    }

    static RuntimeException atTheBeginning(Identifier table, Exception cause) {
        if (cause instanceof SQLException failure && ServerSays.isForbidden(failure)) {
            return new LoadRefusedException(
                    said(
                            "The load into " + table
                                    + " could not begin: the role that has logged in may not do what it"
                                    + " begins with",
                            ServerSays.words(failure) + state(failure),
                            "log in as a role that may, or have the right granted by the owner of what is named above"
                                    + " (to create a table: grant create on schema ... to ...)"),
                    failure);
        } else if (cause instanceof SQLException failure) {
            return new CannotLoadException(
                    said(
                            "The load into " + table + " could not begin"
                                    + (ServerSays.isLost(failure) || isLogin(failure)
                                            ? ": the server cannot be asked"
                                            : ""),
                            ServerSays.words(failure) + state(failure),
                            ServerSays.isLost(failure) || isLogin(failure)
                                    ? "see that the server is there, and that the URL and the login are right"
                                    : "see what the server says"),
                    ServerSays.isLost(failure) || isLogin(failure),
                    failure);
        }
        return new LoadRefusedException(String.valueOf(cause.getMessage()), cause);
    }

    private static boolean isLogin(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("28");
    }

    /** @throws LoadRefusedException that is what ended it */
    static Failure of(Throwable cause, LoadSettings settings, List<Source> sources) {
        if (cause instanceof LoadRefusedException refused) {
            throw refused;
        } else if (cause instanceof Error defect && !(cause instanceof OutOfMemoryError)) {
            throw defect;
        }
        String kept = settings.ledger() ? "what is in the ledger is in the table" : "nothing of it was kept";
        String again = settings.ledger() ? "the same load goes on from there" : "load again";
        String what = "The load into " + settings.table() + " was given up, and " + kept;
        if (cause instanceof RefusedBatchException refused) {
            return ofRow(what, refused, sources, settings.table());
        } else if (cause instanceof TooManyRefusedException tooMany) {
            return ofRows(said(
                    what + ": more than " + settings.maxErrors() + " rows were refused",
                    place(sources.get(tooMany.file()), tooMany.last()),
                    "look at the rejected rows, and correct them or allow more; then " + again));
        } else if (cause instanceof Conveyor.Stopped) {
            return new Failure(said(what, "it was stopped", again), false, false);
        } else if (cause instanceof OutcomeUnknownException unknown) {
            return new Failure(
                    said(
                            "The server was lost while the load into " + settings.table() + " was committed",
                            "whether its rows are kept is not known",
                            "ask the server, once it is there: " + unknown.question()),
                    true,
                    true);
        }
        return other(cause, what, again);
    }

    /** Of a load under a ledger, what is not known: how many rows are there. */
    Failure notKnowing(long least, long most) {
        return new Failure(
                words + "\n  unknown:  the answer to a COMMIT was lost: " + least + " to " + most
                        + " rows are in the table; the same load finds out, and stores each once",
                isServerLost,
                isUnknown,
                isOfRows);
    }

    private static Failure other(Throwable cause, String what, String again) {
        if (cause instanceof TakenOverException) {
            return new Failure(said(what, "another run of the same load has begun", "let that one end"), false, false);
        } else if (cause instanceof LedgerDiffersException) {
            return new Failure(
                    said(
                            what + ": the server has lost what it had committed",
                            String.valueOf(cause.getMessage()),
                            "see whether it has crashed or was replaced; " + again + ", and stores what is missing"),
                    false,
                    false);
        } else if (cause instanceof LoadContext.TooManyInTheEnd tooMany) {
            return ofRows(said(what, String.valueOf(tooMany.getMessage()), "look at the rejected rows, or allow more"));
        } else if (cause instanceof SQLException failure) {
            return ofServer(what, again, failure);
        } else if (cause instanceof UncheckedIOException io) {
            return new Failure(
                    said(
                            what,
                            io.getMessage() + ": " + io.getCause(),
                            "make room, or write them elsewhere, and " + again),
                    false,
                    false);
        } else if (cause instanceof IOException io) {
            return new Failure(what + "\n" + Secrets.mask(String.valueOf(io.getMessage())), false, false);
        } else if (cause instanceof OutOfMemoryError) {
            return new Failure(
                    said(what, "too little memory", "give more with -Xmx, or refuse large rows"), false, false);
        }
        throw cause instanceof RuntimeException defect ? defect : new IllegalStateException(cause);
    }

    private static Failure ofServer(String what, String again, SQLException failure) {
        boolean lost = ServerSays.isLost(failure);
        String fix = Guard.failed(failure)
                ? "the table was changed meanwhile: " + again
                : lost ? "once the server is there, " + again : "see what the server says, then " + again;
        return new Failure(said(what, ServerSays.words(failure) + state(failure), fix), lost, false);
    }

    private static Failure ofRow(String what, RefusedBatchException refused, List<Source> sources, Identifier table) {
        String file = sources.get(refused.file()).name();
        String found = refused.row()
                .map(row -> place(sources.get(refused.file()), row))
                .orElseGet(() -> file + ", one of the rows " + refused.first() + " to " + refused.last() + ": "
                        + OwnNames.words(refused.failure(), table.last()) + state(refused.failure()));
        return ofRows(
                said(what + ": the server refused a row", found, "correct the row, or allow rows to be rejected"));
    }

    private static String place(Source source, Refused row) {
        OptionalLong offset = source.inFile(row.offset());
        return source.name() + ", row " + row.row()
                + (offset.isPresent() ? " at byte " + offset.getAsLong() : "")
                + row.column().map(column -> ", column \"" + column + "\"").orElse("") + ": " + row.reason()
                + " (SQLSTATE " + row.state()
                + row.constraint()
                        .map(constraint -> ", constraint \"" + constraint + "\"")
                        .orElse("")
                + ")";
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : " (SQLSTATE " + failure.getSQLState() + ")";
    }

    private static String said(String what, String found, String fix) {
        return Secrets.mask(what + "\n  found:    " + found + "\n  to fix:   " + fix);
    }
}
