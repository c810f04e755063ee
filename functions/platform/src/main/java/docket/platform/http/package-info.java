/** The HTTP edge: requests in every encoding of the contract, answers, the one error envelope. */
@NullMarked
package docket.platform.http;

import org.jspecify.annotations.NullMarked;
