/**
 * JSON values: what the wire, task data and results are made of. Reading and writing text is the
 * store's JsonText.
 */
@NullMarked
package docket.domain.json;

import org.jspecify.annotations.NullMarked;
