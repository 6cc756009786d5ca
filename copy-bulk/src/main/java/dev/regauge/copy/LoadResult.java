package dev.regauge.copy;

import dev.regauge.copy.travel.Way;

/**
 * What a completed load did.
 *
 * @param rows how many were offered
 * @param inserted how many of them are new in the table; a trigger or a policy of the server's own may have kept some out
 * @param way how they travelled
 */
public record LoadResult(long rows, long inserted, Way way) {}
