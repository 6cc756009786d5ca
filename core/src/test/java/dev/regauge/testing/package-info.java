/** What the tests of every module share: a real server, a network that misbehaves on request, and a search for secrets. */
@NullMarked
package dev.regauge.testing;

import org.jspecify.annotations.NullMarked;
