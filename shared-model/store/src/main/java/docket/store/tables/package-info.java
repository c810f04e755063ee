@NullMarked
package docket.store.tables;

import org.jspecify.annotations.NullMarked;
