/** Files of tests. */
@org.jspecify.annotations.NullMarked
package docket.domain.files;
