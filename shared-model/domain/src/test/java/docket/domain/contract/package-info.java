/** Holds answers against {@code contract/openapi.json}. */
@org.jspecify.annotations.NullMarked
package docket.domain.contract;
