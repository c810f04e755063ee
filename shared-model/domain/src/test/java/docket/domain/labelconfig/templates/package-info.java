@NullMarked
package docket.domain.labelconfig.templates;

import org.jspecify.annotations.NullMarked;
