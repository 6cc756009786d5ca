package dev.regauge.bench.load;

import dev.regauge.bench.run.Program;
import java.util.List;

/**
 * A load by a process, and what it is to come to.
 *
 * @param name how it is called in a table
 * @param program the process
 * @param rows in the file
 * @param ready SQL behind the emptying of the table; may be nothing
 * @param expected what stands in the table afterwards
 * @param exits how the process may end
 */
record Task(String name, Program program, int rows, String ready, Contents expected, List<Integer> exits) {

    /** Into an empty table: all rows, and nothing to complain about. */
    static Task of(String name, Program program, Contents expected) {
        return new Task(name, program, Math.toIntExact(expected.rows()), "", expected, List.of(0));
    }
}
