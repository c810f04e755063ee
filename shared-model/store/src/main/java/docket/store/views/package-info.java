/** Views (tabs) of the Data Manager. */
@NullMarked
package docket.store.views;

import org.jspecify.annotations.NullMarked;
