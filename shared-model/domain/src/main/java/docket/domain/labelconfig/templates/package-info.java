/** The labeling templates offered when a project is set up. */
@NullMarked
package docket.domain.labelconfig.templates;

import org.jspecify.annotations.NullMarked;
