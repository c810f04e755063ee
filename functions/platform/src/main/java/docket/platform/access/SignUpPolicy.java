package docket.platform.access;

/**
 * Who may sign up (spec access.md §4.2).
 *
 * @param open whether anybody may found an organization; otherwise only an invite or the set-up
 *     link lets a person in
 */
public record SignUpPolicy(boolean open) {}
