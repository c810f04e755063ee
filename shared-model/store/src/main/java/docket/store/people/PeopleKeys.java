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

  /** Whether an item of the tallies is somebody's, and not of a job. */
  static boolean isPerson(Key key) {
    return key.sk().startsWith("U#");
  }

  static UserId userOf(Key person) {
    return new UserId(Long.parseLong(person.sk().substring(2)));
  }

  static String collection(ProjectId project, UserId user) {
    return "U#" + project + "#" + user;
  }
}
