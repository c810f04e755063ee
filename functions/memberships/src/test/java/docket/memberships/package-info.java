@NullMarked
package docket.memberships;

import org.jspecify.annotations.NullMarked;
