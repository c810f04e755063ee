/** What a project's annotations hold, summed up: what a new labeling config is checked against. */
@NullMarked
package docket.store.work;

import org.jspecify.annotations.NullMarked;
