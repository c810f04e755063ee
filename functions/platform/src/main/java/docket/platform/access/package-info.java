/** Who calls and what they may do. */
@NullMarked
package docket.platform.access;

import org.jspecify.annotations.NullMarked;
