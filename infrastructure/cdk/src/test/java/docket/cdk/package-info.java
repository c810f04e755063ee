/** What the deployment promises. */
@NullMarked
package docket.cdk;

import org.jspecify.annotations.NullMarked;
