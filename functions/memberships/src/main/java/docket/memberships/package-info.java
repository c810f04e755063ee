/** Identity: sign-up, sign-in, people, organizations, workspaces, members and tokens. */
@NullMarked
package docket.memberships;

import org.jspecify.annotations.NullMarked;
