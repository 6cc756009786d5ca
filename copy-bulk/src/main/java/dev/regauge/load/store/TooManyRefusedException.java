package dev.regauge.load.store;

import java.util.List;

/** More rows were refused than the load allows. */
public final class TooManyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refused last;
    private final transient List<Refused> found;
    private final int file;

    /** With the row that was one too many. */
    public TooManyRefusedException(Refused last) {
        this(0, last, List.of(last));
    }

    private TooManyRefusedException(int file, Refused last, List<Refused> found) {
        super("row " + last.row() + " was refused", null, false, false);
        this.last = last;
        this.found = List.copyOf(found);
        this.file = file;
    }

    /** With all that were refused of its batch, which is of that file. */
    TooManyRefusedException among(int ofFile, List<Refused> all) {
        return new TooManyRefusedException(ofFile, last, all);
    }

    /** Which of the load's files they are of. */
    public int file() {
        return file;
    }

    /** All rows of its batch that were refused so far. */
    public List<Refused> found() {
        return found;
    }

    /** The one. */
    public Refused last() {
        return last;
    }
}
