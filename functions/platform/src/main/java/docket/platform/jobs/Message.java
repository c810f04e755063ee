package docket.platform.jobs;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.projects.Project;

/**
 * The parts that messages have in common, and reading what a message must have: one without it was
 * not written by us.
 */
public final class Message {
  private static final String ORGANIZATION = "organization";
  private static final String PROJECT = "project";

  private Message() {}

  /** Begins a message about a project. */
  public static Json.ObjectBuilder about(Project project) {
    return Json.object()
        .put(ORGANIZATION, project.organization().value())
        .put(PROJECT, project.id().value());
  }

  public static OrganizationId organization(Json.Obj message) {
    return new OrganizationId(number(message, ORGANIZATION));
  }

  public static ProjectId project(Json.Obj message) {
    return new ProjectId(number(message, PROJECT));
  }

  public static UserId user(Json.Obj message) {
    return new UserId(number(message, "user"));
  }

  public static String text(Json.Obj message, String key) {
    var value = message.text(key);
    if (value == null) {
      throw new IllegalStateException("a message has no " + key);
    }
    return value;
  }

  public static long number(Json.Obj message, String key) {
    if (message.get(key) instanceof Json.Int(var value)) {
      return value;
    }
    throw new IllegalStateException("a message has no " + key);
  }

  /** The number at a key that a message may leave out. */
  public static long number(Json.Obj message, String key, long otherwise) {
    return message.get(key) instanceof Json.Int(var value) ? value : otherwise;
  }
}
