@NullMarked
package docket.domain.labelconfig;

import org.jspecify.annotations.NullMarked;
