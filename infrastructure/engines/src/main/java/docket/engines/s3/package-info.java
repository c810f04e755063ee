/** S3 by s3proxy over a folder. */
@NullMarked
package docket.engines.s3;

import org.jspecify.annotations.NullMarked;
