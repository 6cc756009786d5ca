package dev.regauge.cli;

import java.io.IOException;

/** What is answered to one text. */
interface UrlReply {

    /** The exit code of a call with this text alone. */
    int exitCode();

    /** The fields of the answer's JSON object. */
    void write(JsonLine json) throws IOException;

    /** The answer for people, without a line end. */
    String text();

    /** What people should know about the answer besides, in a line; empty where there is nothing. */
    default String note() {
        return "";
    }

    /** Whether the text for people tells what is wrong, and nothing else. */
    default boolean isError() {
        return false;
    }
}
