package docket.domain.tasks;

import docket.domain.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The data of a task, which no reservation or submission ever rewrites.
 *
 * @param allowSkip false where the task must not be skipped; null where nothing was said
 */
public record TaskBody(Json.Obj data, Json meta, @Nullable Boolean allowSkip) {}
