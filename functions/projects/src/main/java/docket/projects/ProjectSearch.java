package docket.projects;

import docket.domain.access.Role;
import docket.domain.access.Workspace;
import docket.platform.http.Caller;
import docket.platform.http.Query;
import docket.store.access.Workspaces;
import docket.store.projects.ProjectCard;
import docket.store.projects.Projects;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The projects that a caller may see, filtered and ordered as a list asks (spec
 * projects-and-settings.md §1.2).
 */
@Singleton
final class ProjectSearch {
  private final Projects projects;
  private final Workspaces workspaces;

  ProjectSearch(Projects projects, Workspaces workspaces) {
    this.projects = projects;
    this.workspaces = workspaces;
  }

  /** Every workspace of the caller's organization: lists name and filter by them. */
  List<Workspace> workspaces(Caller caller) {
    return workspaces.all(caller.organization());
  }

  List<ProjectCard> visible(Caller caller, List<Workspace> all, Query query) {
    return projects.cards(caller.organization()).stream()
        .filter(within(caller, all))
        .filter(asked(query))
        .filter(archived(query, all))
        .sorted(order(query.text("ordering")))
        .toList();
  }

  private Predicate<ProjectCard> within(Caller caller, List<Workspace> all) {
    Predicate<ProjectCard> finished =
        card -> !card.isDraft() || card.createdBy().equals(caller.user());
    if (caller.role().administers()) {
      var hidden =
          all.stream()
              .filter(w -> w.isPersonal() && !w.createdBy().equals(caller.user()))
              .map(Workspace::id)
              .collect(Collectors.toSet());
      return finished.and(card -> !hidden.contains(card.workspace()));
    }
    var grants = workspaces.grantsOf(caller.user());
    Set<Long> own = new HashSet<>(grants.workspaces());
    boolean manages = caller.role() == Role.MANAGER;
    if (manages) {
      all.stream().filter(w -> w.createdBy().equals(caller.user())).forEach(w -> own.add(w.id()));
    }
    return finished.and(card ->
        own.contains(card.workspace())
            || grants.projects().contains(card.id())
            || (manages && card.createdBy().equals(caller.user())));
  }

  private static Predicate<ProjectCard> asked(Query query) {
    var ids = Set.copyOf(query.numbers("ids"));
    var inWorkspaces = Set.copyOf(query.numbers("workspaces"));
    var title = query.text("title", "").toLowerCase(Locale.ROOT);
    var search = query.text("search", "").toLowerCase(Locale.ROOT);
    var filter = query.text("filter", "all");
    return card ->
        (ids.isEmpty() || ids.contains(card.id().value()))
            && (inWorkspaces.isEmpty() || inWorkspaces.contains(card.workspace()))
            && lower(card.title()).contains(title)
            && (lower(card.title()).contains(search) || lower(card.description()).contains(search))
            && (!filter.equals("pinned_only") || card.pinnedAt() != null)
            && (!filter.equals("exclude_pinned") || card.pinnedAt() == null);
  }

  private static Predicate<ProjectCard> archived(Query query, List<Workspace> all) {
    if (!query.has("archived")) {
      return _ -> true;
    }
    boolean wanted = query.flag("archived", false);
    var archived =
        all.stream().filter(Workspace::isArchived).map(Workspace::id).collect(Collectors.toSet());
    return card -> archived.contains(card.workspace()) == wanted;
  }

  /** Pinned first (the latest pin on top), then newest first; or as the caller says. */
  private static Comparator<ProjectCard> order(@Nullable String ordering) {
    var first = ordering == null ? "" : ordering.split(",", 2)[0].strip();
    boolean descending = first.startsWith("-");
    var by =
        switch (descending ? first.substring(1) : first) {
          case "id" -> Comparator.comparing(ProjectCard::id);
          case "title" -> Comparator.comparing((ProjectCard card) -> lower(card.title()));
          case "created_at" ->
              Comparator.comparing(ProjectCard::createdAt).thenComparing(ProjectCard::id);
          default -> null;
        };
    if (by != null) {
      return descending ? by.reversed() : by;
    }
    return Comparator.comparing(
            ProjectCard::pinnedAt, Comparator.nullsLast(Comparator.<String>reverseOrder()))
        .thenComparing(ProjectCard::createdAt, Comparator.reverseOrder())
        .thenComparing(ProjectCard::id, Comparator.reverseOrder());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
