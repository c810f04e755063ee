/** The composition root of the cloud, piece by piece, and whole where Docker runs. */
@NullMarked
package docket.lambda;

import org.jspecify.annotations.NullMarked;
