package docket.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.annotations.Annotation;
import docket.domain.id.OrganizationId;
import docket.domain.id.ProjectId;
import docket.domain.id.UserId;
import docket.domain.queue.Contribution;
import docket.domain.queue.Tally;
import docket.domain.queue.TaskState;
import docket.domain.tasks.Task;
import docket.store.people.People;
import docket.store.tables.Tables;
import docket.store.tasks.Answers;
import docket.store.tasks.Answers.Children;
import docket.store.tasks.Directory.Block;
import docket.store.tasks.Tasks;
import docket.store.work.WorkSummaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A project's counters against a recount of all that is stored of it. */
final class Books {
  private final Still product;
  private final OrganizationId organization;
  private final ProjectId project;
  private final List<TaskState> states = new ArrayList<>();
  private final List<Children> children = new ArrayList<>();
  private final Map<Long, Long> perBlock = new TreeMap<>();

  private Books(Still product, OrganizationId organization, long project) {
    this.product = product;
    this.organization = organization;
    this.project = new ProjectId(project);
    var answers = product.bean(Answers.class);
    for (var block : blocks()) {
      var within = answers.ofBlock(organization, block.number());
      var tasks = product.bean(Tasks.class).inBlock(organization, block.number());
      for (var task : tasks.stream().map(Task::state).toList()) {
        states.add(task);
        children.add(within.getOrDefault(task.id(), Children.NONE));
        perBlock.merge(block.number(), 1L, Long::sum);
      }
    }
  }

  /** Fails where anything that is counted differs from what is there. */
  static void balance(Still product, OrganizationId organization, long project) {
    var books = new Books(product, organization, project);
    books.tasks();
    books.counters();
    books.directory();
    books.people();
    books.summary();
    books.orphans();
  }

  private List<Block> blocks() {
    return product.bean(Tasks.class).blocks(project);
  }

  /** Each task's own counts against what hangs on it. */
  private void tasks() {
    for (int i = 0; i < states.size(); i++) {
      var state = states.get(i);
      var annotations = children.get(i).annotations();
      var skipped = annotations.stream().filter(Annotation::wasCancelled).count();
      assertThat(List.of(state.counts().submitted(), state.counts().skipped()))
          .as("answers of task %s", state.id())
          .isEqualTo(List.of(annotations.size() - skipped, skipped));
      assertThat(state.counts().predictions())
          .as("predictions of task %s", state.id())
          .isEqualTo(children.get(i).predictions().size());
      var keys = annotations.stream().map(Annotation::uniqueId).filter(Objects::nonNull).toList();
      assertThat(keys).doesNotHaveDuplicates();
    }
  }

  private void counters() {
    var recount = states.stream().map(Tally::of).reduce(Tally.ZERO, Tally::plus);
    assertThat(product.bean(People.class).counters(project)).as("counters").isEqualTo(recount);
  }

  private void directory() {
    var told =
        blocks().stream()
            .filter(block -> block.live() != 0)
            .collect(Collectors.toMap(Block::number, Block::live, (a, _) -> a, TreeMap::new));
    assertThat(told).as("directory").isEqualTo(perBlock);
  }

  private void people() {
    var done = Contribution.ofAll(states);
    for (var user : everybody()) {
      var person = product.bean(People.class).find(project, user);
      assertThat(new Contribution(person.answered(), person.skipped(), person.finished()))
          .as("what %s has done", user)
          .isEqualTo(done.getOrDefault(user, Contribution.NONE));
    }
  }

  private List<UserId> everybody() {
    return items("N#" + project).stream()
        .map(item -> text(item, "sk"))
        .filter(sk -> sk.startsWith("U#"))
        .map(sk -> new UserId(Long.parseLong(sk.substring(2))))
        .toList();
  }

  private void summary() {
    var summary = product.bean(WorkSummaries.class).sum(organization, project);
    assertThat(List.of(summary.annotations(), summary.drafts(), summary.predictions()))
        .as("summary of annotations, drafts, predictions")
        .isEqualTo(
            List.of(
                children.stream().mapToLong(c -> c.annotations().size()).sum(),
                children.stream().mapToLong(c -> c.drafts().size()).sum(),
                children.stream().mapToLong(c -> c.predictions().size()).sum()));
    assertThat(summary.columns().tasks()).as("summary of tasks").isEqualTo(states.size());
  }

  /** Bodies and answers whose task is gone: nobody sees them, and nobody would clear them away. */
  private void orphans() {
    var living =
        states.stream().map(state -> Long.toString(state.id().value())).collect(Collectors.toSet());
    for (var block : blocks()) {
      assertThat(
              items("T#" + block.number()).stream()
                  .map(item -> text(item, "sk"))
                  .filter(sk -> !living.contains(sk.split("#", 3)[1].replaceAll("^0+", ""))))
          .as("orphans")
          .isEmpty();
    }
  }

  private List<Map<String, AttributeValue>> items(String partition) {
    return product
        .cloud()
        .dynamo()
        .queryPaginator(q ->
            q.tableName(Tables.CORE)
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(partition))))
        .items()
        .stream()
        .toList();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s();
  }
}
