package dev.regauge.lint.verify;

import java.util.List;

/**
 * What is kept of one query: a file of its own, in which no time stands and every name has its place, so that two branches
 * that ask the same write the same.
 *
 * @param from profile of today, as written
 * @param to profile of tomorrow, as written
 * @param server its major version
 * @param schema what the schema was, as whoever asked tells schemas apart
 * @param sql as the driver sends it, secrets masked
 * @param answers one for each way to bind, sorted
 */
record KeptFile(String from, String to, int server, String schema, String sql, List<KeptAnswer> answers) {

    /** The only form there is so far. */
    static final int FORMAT = 1;

    KeptFile {
        answers = answers.stream()
                .sorted((one, other) ->
                        one.way().toString().compareTo(other.way().toString()))
                .toList();
    }

    String name() {
        return new KeptQuestion(sql, List.of()).fileName();
    }
}
