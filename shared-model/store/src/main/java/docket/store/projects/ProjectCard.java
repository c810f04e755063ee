package docket.store.projects;

import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a list needs of a project to filter and order it. */
public record ProjectCard(
    ProjectId id,
    long workspace,
    UserId createdBy,
    Instant createdAt,
    String title,
    String description,
    @Nullable String pinnedAt,
    boolean isPublished,
    boolean isDraft) {}
