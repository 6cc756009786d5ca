package dev.regauge.lint.project;

/** A project cannot be judged as it was asked; the message says what, where and what to do, and holds no secret. */
public final class ProjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message lines that a user reads as they are */
    public ProjectException(String message) {
        super(message);
    }
}
