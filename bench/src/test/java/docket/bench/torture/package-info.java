@org.jspecify.annotations.NullMarked
package docket.bench.torture;
