/**
 * How long a function takes from the start of its process to its first answer: plain, and from an
 * ahead-of-time cache.
 */
@NullMarked
package docket.bench.coldstart;

import org.jspecify.annotations.NullMarked;
