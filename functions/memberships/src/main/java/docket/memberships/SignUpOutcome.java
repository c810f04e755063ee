package docket.memberships;

import docket.domain.access.User;
import java.util.List;
import java.util.Map;

/** What came of a sign-up. */
public sealed interface SignUpOutcome {
  /** The account exists, with the organization that is active for it. */
  record SignedUp(User user) implements SignUpOutcome {}

  /** Nothing exists yet: a link went to the address, be there an account or not. */
  record AwaitsConfirmation(String email) implements SignUpOutcome {}

  /** Sign-up is closed, or the token does not hold. */
  record NotInvited() implements SignUpOutcome {}

  /** The form broke rules. */
  record Invalid(Map<String, List<String>> errors) implements SignUpOutcome {}

  /** The e-mail has an account, and this is not its password. */
  record EmailTaken() implements SignUpOutcome {}
}
