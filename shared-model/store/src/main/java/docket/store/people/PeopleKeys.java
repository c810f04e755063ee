package docket.store.people;

import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.store.dynamo.Key;

/**
 * Keys of people in projects. The tallies of a project stand in one partition, so that their sum is
 * one query.
 */
final class PeopleKeys {
  private PeopleKeys() {}

  static String tallies(ProjectId project) {
    return "N#" + project;
  }

  static Key person(ProjectId project, UserId user) {
    return new Key(tallies(project), "U#" + Key.padded(user.value()));
  }

  static String collection(ProjectId project, UserId user) {
    return "U#" + project + "#" + user;
  }
}
