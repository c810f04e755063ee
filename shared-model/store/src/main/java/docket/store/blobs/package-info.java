@NullMarked
package docket.store.blobs;

import org.jspecify.annotations.NullMarked;
