/** Identity: users, organizations, memberships, workspaces, sessions, tokens. */
@NullMarked
package docket.store.access;

import org.jspecify.annotations.NullMarked;
