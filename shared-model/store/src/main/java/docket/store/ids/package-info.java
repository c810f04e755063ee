@NullMarked
package docket.store.ids;

import org.jspecify.annotations.NullMarked;
