/** Tasks and predictions: create, read, change, delete. */
@NullMarked
package docket.tasks;

import org.jspecify.annotations.NullMarked;
