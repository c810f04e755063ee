@NullMarked
package docket.store.projects;

import org.jspecify.annotations.NullMarked;
