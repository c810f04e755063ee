@NullMarked
package docket.store.json;

import org.jspecify.annotations.NullMarked;
