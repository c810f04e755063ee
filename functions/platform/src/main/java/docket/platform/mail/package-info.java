/** Mail that the product sends. */
@NullMarked
package docket.platform.mail;

import org.jspecify.annotations.NullMarked;
