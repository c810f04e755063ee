/**
 * Measures a running product over HTTP: latency, throughput, and the read and write units that each
 * operation consumes.
 */
@NullMarked
package docket.bench;

import org.jspecify.annotations.NullMarked;
