/** The Data Manager: views, columns, task lists, actions. */
@NullMarked
package docket.datamanager;

import org.jspecify.annotations.NullMarked;
