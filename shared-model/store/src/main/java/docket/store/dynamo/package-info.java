@NullMarked
package docket.store.dynamo;

import org.jspecify.annotations.NullMarked;
