/**
 * Kills the product again and again while people use it, and counts after each restart what they
 * were told against what is there.
 */
@NullMarked
package docket.bench.torture;

import org.jspecify.annotations.NullMarked;
