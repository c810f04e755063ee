@NullMarked
package docket.domain.access;

import org.jspecify.annotations.NullMarked;
