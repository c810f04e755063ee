/** The deployment on AWS: one stack, made of constructs that each own one concern. */
@NullMarked
package docket.cdk;

import org.jspecify.annotations.NullMarked;
