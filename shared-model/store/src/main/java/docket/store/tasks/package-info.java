@NullMarked
package docket.store.tasks;

import org.jspecify.annotations.NullMarked;
