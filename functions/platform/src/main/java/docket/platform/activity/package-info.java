/** Notes what members do. */
@NullMarked
package docket.platform.activity;

import org.jspecify.annotations.NullMarked;
