/** Projects: settings, configs, members, lists. */
@NullMarked
package docket.projects;

import org.jspecify.annotations.NullMarked;
