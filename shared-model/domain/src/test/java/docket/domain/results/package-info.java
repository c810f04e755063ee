@NullMarked
package docket.domain.results;

import org.jspecify.annotations.NullMarked;
