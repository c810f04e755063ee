/** Who did what: the activity log. */
@NullMarked
package docket.store.activity;

import org.jspecify.annotations.NullMarked;
