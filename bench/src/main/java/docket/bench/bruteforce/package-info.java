/** Ten thousand wrong passwords over loopback, and what they do to the product. */
@org.jspecify.annotations.NullMarked
package docket.bench.bruteforce;
