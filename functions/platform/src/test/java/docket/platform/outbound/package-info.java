@org.jspecify.annotations.NullMarked
package docket.platform.outbound;
