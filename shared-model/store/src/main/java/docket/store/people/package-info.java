@NullMarked
package docket.store.people;

import org.jspecify.annotations.NullMarked;
