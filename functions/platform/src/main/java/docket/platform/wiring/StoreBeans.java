package docket.platform.wiring;

import docket.store.access.Credentials;
import docket.store.access.Histories;
import docket.store.access.Invitations;
import docket.store.access.MemberTagImports;
import docket.store.access.MemberTags;
import docket.store.access.Organizations;
import docket.store.access.PasswordResets;
import docket.store.access.PendingSignUps;
import docket.store.access.ProjectRoles;
import docket.store.access.RateLimits;
import docket.store.access.Users;
import docket.store.access.Workspaces;
import docket.store.activity.ActivityJournal;
import docket.store.blobs.Blobs;
import docket.store.blobs.JsonBlobs;
import docket.store.dynamo.Dynamo;
import docket.store.exchange.ImportJobs;
import docket.store.exchange.Snapshots;
import docket.store.exchange.Uploads;
import docket.store.ids.Ids;
import docket.store.people.People;
import docket.store.projects.ProjectContents;
import docket.store.projects.ProjectTemplates;
import docket.store.projects.Projects;
import docket.store.queue.TaskQueue;
import docket.store.tasks.Answers;
import docket.store.tasks.Directory;
import docket.store.tasks.OpenTasks;
import docket.store.tasks.PredictionWriter;
import docket.store.tasks.TaskBodies;
import docket.store.tasks.TaskImages;
import docket.store.tasks.TaskRemoval;
import docket.store.tasks.TaskWriter;
import docket.store.tasks.Tasks;
import docket.store.views.Views;
import docket.store.work.WorkSummaries;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Repositories, made from the clients of the edition that runs: the cloud's or the embedded
 * engines'.
 */
@Factory
final class StoreBeans {
  @Singleton
  Dynamo dynamo(DynamoDbClient client, Names names) {
    return new Dynamo(client, names::table);
  }

  @Singleton
  Blobs blobs(S3Client client, S3Presigner presigner, Names names) {
    return new Blobs(client, presigner, names.bucket());
  }

  @Singleton
  JsonBlobs jsonBlobs(Blobs blobs) {
    return new JsonBlobs(blobs);
  }

  @Singleton
  Ids ids(Dynamo dynamo) {
    return new Ids(dynamo);
  }

  @Singleton
  Users users(Dynamo dynamo) {
    return new Users(dynamo);
  }

  @Singleton
  Organizations organizations(Dynamo dynamo) {
    return new Organizations(dynamo);
  }

  @Singleton
  Histories histories(Dynamo dynamo) {
    return new Histories(dynamo);
  }

  @Singleton
  ProjectRoles projectRoles(Dynamo dynamo) {
    return new ProjectRoles(dynamo);
  }

  @Singleton
  MemberTags memberTags(Dynamo dynamo) {
    return new MemberTags(dynamo);
  }

  @Singleton
  MemberTagImports memberTagImports(Dynamo dynamo) {
    return new MemberTagImports(dynamo);
  }

  @Singleton
  RateLimits rateLimits(Dynamo dynamo) {
    return new RateLimits(dynamo);
  }

  @Singleton
  Invitations invitations(Dynamo dynamo) {
    return new Invitations(dynamo);
  }

  @Singleton
  PasswordResets passwordResets(Dynamo dynamo) {
    return new PasswordResets(dynamo);
  }

  @Singleton
  PendingSignUps pendingSignUps(Dynamo dynamo) {
    return new PendingSignUps(dynamo);
  }

  @Singleton
  ProjectTemplates projectTemplates(Dynamo dynamo, JsonBlobs json) {
    return new ProjectTemplates(dynamo, json);
  }

  @Singleton
  ActivityJournal activityJournal(Dynamo dynamo) {
    return new ActivityJournal(dynamo);
  }

  @Singleton
  Workspaces workspaces(Dynamo dynamo) {
    return new Workspaces(dynamo);
  }

  @Singleton
  Credentials credentials(Dynamo dynamo) {
    return new Credentials(dynamo);
  }

  @Singleton
  Projects projects(Dynamo dynamo, JsonBlobs json) {
    return new Projects(dynamo, json);
  }

  @Singleton
  ProjectContents projectContents(Dynamo dynamo, Directory directory, Blobs blobs) {
    return new ProjectContents(dynamo, directory, blobs);
  }

  @Singleton
  Directory directory(Dynamo dynamo, Ids ids) {
    return new Directory(dynamo, ids);
  }

  @Singleton
  Tasks tasks(Dynamo dynamo, Blobs blobs, Directory directory) {
    return new Tasks(dynamo, new TaskBodies(dynamo, blobs), directory);
  }

  @Singleton
  Answers answers(Dynamo dynamo, JsonBlobs json) {
    return new Answers(dynamo, json);
  }

  @Singleton
  TaskWriter taskWriter(Dynamo dynamo, Tasks tasks, Answers answers, People people) {
    return new TaskWriter(dynamo, tasks, answers, people);
  }

  @Singleton
  PredictionWriter predictionWriter(Tasks tasks, Answers answers, People people) {
    return new PredictionWriter(tasks, answers, people);
  }

  @Singleton
  TaskRemoval taskRemoval(Tasks tasks, People people) {
    return new TaskRemoval(tasks, people);
  }

  @Singleton
  Uploads uploads(Dynamo dynamo, Blobs blobs) {
    return new Uploads(dynamo, blobs);
  }

  @Singleton
  ImportJobs importJobs(Dynamo dynamo) {
    return new ImportJobs(dynamo);
  }

  @Singleton
  Snapshots snapshots(Dynamo dynamo) {
    return new Snapshots(dynamo);
  }

  @Singleton
  Views views(Dynamo dynamo) {
    return new Views(dynamo);
  }

  @Singleton
  OpenTasks openTasks(Dynamo dynamo) {
    return new OpenTasks(dynamo);
  }

  @Singleton
  People people(Dynamo dynamo) {
    return new People(dynamo);
  }

  @Singleton
  WorkSummaries workSummaries(Dynamo dynamo, JsonBlobs json, People people, Clock clock) {
    return new WorkSummaries(dynamo, json, people, clock);
  }

  @Singleton
  TaskImages taskImages(JsonBlobs json) {
    return new TaskImages(json);
  }

  @Singleton
  TaskQueue taskQueue(Tasks tasks, People people, OpenTasks open, Clock clock) {
    return new TaskQueue(tasks, people, open, clock);
  }
}
