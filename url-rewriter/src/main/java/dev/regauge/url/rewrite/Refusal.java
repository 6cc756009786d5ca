package dev.regauge.url.rewrite;

/**
 * Something that belongs to the route but cannot be edited safely: the bytes stay, and a person decides.
 *
 * @param file relative to the project's root, with {@code /} between folders
 * @param line counted from 1; 0 for the file as a whole
 * @param found what stands there, secrets masked
 * @param why one sentence
 * @param advice what to do, one sentence
 */
public record Refusal(String file, int line, String found, String why, String advice) {}
