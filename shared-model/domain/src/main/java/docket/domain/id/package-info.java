@NullMarked
package docket.domain.id;

import org.jspecify.annotations.NullMarked;
