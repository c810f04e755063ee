/**
 * The labeling config: reading its XML, the rules it must keep, and what the rest of the product
 * derives from it.
 */
@NullMarked
package docket.domain.labelconfig;

import org.jspecify.annotations.NullMarked;
