package docket.memberships;

import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.domain.queue.Contribution;
import docket.memberships.PersonView.Member;
import docket.store.people.People;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which projects people made and worked in (spec access.md §3.8). */
@Singleton
final class ProjectShares {
  /** Pairs of a person and a project that one answer looks up. */
  private static final int MOST = 20_000;

  private final Projects projects;
  private final People people;

  ProjectShares(Projects projects, People people) {
    this.projects = projects;
    this.people = people;
  }

  Shares of(OrganizationId organization, List<Member> members) {
    var cards = projects.cards(organization);
    var users = members.stream().map(member -> member.user().id()).toList();
    var looked = cards.subList(0, Math.min(cards.size(), MOST / Math.max(1, users.size())));
    var work = people.workOf(looked.stream().map(ProjectCard::id).toList(), users);
    return new Shares(cards, work);
  }

  /**
   * What was found.
   *
   * @param work what each person has done in each project that they worked in
   */
  record Shares(List<ProjectCard> cards, Map<UserId, Map<ProjectId, Contribution>> work) {
    Json created(UserId user) {
      return titles(card -> card.createdBy().equals(user));
    }

    Json worked(UserId user) {
      var own = work.getOrDefault(user, Map.of());
      return titles(card -> own.containsKey(card.id()));
    }

    long workedCount(UserId user) {
      return work.getOrDefault(user, Map.of()).size();
    }

    /** Tasks that the person has annotated. */
    long answered(UserId user) {
      return work.getOrDefault(user, Map.of()).values().stream()
          .mapToLong(Contribution::answered)
          .sum();
    }

    private Json titles(Predicate<ProjectCard> wanted) {
      return Json.array(
          cards.stream()
              .filter(wanted)
              .map(card ->
                  (Json)
                      Json.object().put("id", card.id().value()).put("title", card.title()).build())
              .toList());
    }
  }
}
