package dev.regauge.lint.scan.markup;

/** A file that is not what its name or its first lines say, or more than is read; the message is made for a person. */
public final class NotReadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forOthers;

    /** Why, as the end of a sentence about the file. */
    public NotReadable(String why) {
        this(why, false);
    }

    private NotReadable(String why, boolean forOthers) {
        super(why);
        this.forOthers = forOthers;
    }

    /** There is nothing wrong with the file: it is for another database. */
    public static NotReadable forOthers(String why) {
        return new NotReadable(why, true);
    }

    /** Whether nobody needs to read the file, because it is for another database. */
    public static boolean isForOthers(Throwable stopped) {
        return stopped instanceof NotReadable reason && reason.forOthers;
    }

    /** Why a file is passed over, whatever has stopped its reading: one file never ends the reading of the others. */
    public static String why(Throwable stopped) {
        return stopped instanceof NotReadable
                ? String.valueOf(stopped.getMessage())
                : "it cannot be read (" + stopped.getClass().getSimpleName() + ")";
    }
}
