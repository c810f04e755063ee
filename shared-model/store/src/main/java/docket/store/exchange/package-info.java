/** Imports, uploads and exports as records. */
@NullMarked
package docket.store.exchange;

import org.jspecify.annotations.NullMarked;
