package docket.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmWidget;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * What tells a person that something is wrong. Each alarm says in its description what to do; the
 * operators' guide says it at length.
 */
final class Watch extends Construct {
  private static final Duration FIVE_MINUTES = Duration.minutes(5);

  private final Options options;
  private final Topic topic;
  private final List<Alarm> alarms = new ArrayList<>();

  Watch(
      Construct scope,
      Options options,
      Storage storage,
      Functions functions,
      Pipeline pipeline,
      Api api) {
    super(scope, "Watch");
    this.options = options;
    this.topic =
        Topic.Builder.create(this, "Topic").masterKey(storage.key()).enforceSsl(true).build();
    if (options.alarmEmail() != null) {
      topic.addSubscription(new EmailSubscription(options.alarmEmail()));
    }
    storage
        .key()
        .grantEncryptDecrypt(
            new software.amazon.awscdk.services.iam.ServicePrincipal("cloudwatch.amazonaws.com"));
    queues(pipeline);
    functions.all().forEach(this::function);
    requests(api);
    stream(functions.of(Deployed.WORK));
    storage.tables().forEach(this::table);
    dashboard(functions, pipeline, api, storage);
    budget();
  }

  private void queues(Pipeline pipeline) {
    alarm(
        "FailedWork",
        pipeline.failedWork().metricApproximateNumberOfMessagesVisible(),
        1,
        "A job was given up. Read its message in the queue of failed work and the log of the function work; mend the cause, then redrive the queue.");
    alarm(
        "FailedChanges",
        pipeline.failedChanges().metricApproximateNumberOfMessagesVisible(),
        1,
        "A change was given up by the change stream: summaries and finished counts of its project may be off. Read the log of the function work.");
    alarm(
        "OldWork",
        pipeline.work().metricApproximateAgeOfOldestMessage(),
        900,
        "Work has waited for 15 minutes. Either many jobs run (look at the dashboard), or the function work fails or is throttled.");
  }

  private void function(JavaFunction function) {
    var word = function.deployed().word();
    alarm(
        "Errors of " + word,
        function.live().metricErrors(sum()),
        5,
        "The function "
            + word
            + " fails outright. Read its log; if a deployment came just before, point its alias at the version before.");
    alarm(
        "Throttles of " + word,
        function.live().metricThrottles(sum()),
        1,
        "The account's concurrency is used up. Ask AWS for a higher quota of concurrent executions.");
  }

  private void requests(Api api) {
    var labels = Map.of("ApiId", api.id());
    alarm(
        "ServerErrors",
        metric("AWS/ApiGateway", "5xx", labels, "Sum"),
        5,
        "Requests end in errors of ours. Search the functions' logs for the level ERROR; each answer carries the id of its log line.");
    alarm(
        "SlowRequests",
        metric("AWS/ApiGateway", "Latency", labels, "p99"),
        5000,
        "One request in a hundred takes more than five seconds. Look at throttles of tables and at cold starts on the dashboard.");
    alarm(
        "Refusals",
        metric("AWS/ApiGateway", "4xx", labels, "Sum"),
        3000,
        "Unusually many requests are refused: somebody guesses passwords or walks addresses. Look at the access log by address; turn the firewall on (docket:waf).");
  }

  private void stream(JavaFunction work) {
    alarm(
        "LateChanges",
        work.live()
            .metric(
                "IteratorAge",
                MetricOptions.builder().statistic("Maximum").period(FIVE_MINUTES).build()),
        60_000,
        "The change stream lags by more than a minute: summaries are old. A bad record is being retried, or the function work is throttled.");
  }

  private void table(Table table) {
    alarm(
        "Throttles of " + table.getNode().getId(),
        metric(
            "AWS/DynamoDB",
            "ThrottledRequests",
            Map.of("TableName", table.getTableName(), "Operation", "TransactWriteItems"),
            "Sum"),
        10,
        "The table grows faster than DynamoDB follows, or a key is hot. It follows within minutes; give the table warm throughput before a large start.");
  }

  private void dashboard(Functions functions, Pipeline pipeline, Api api, Storage storage) {
    var labels = Map.of("ApiId", api.id());
    var rows = new ArrayList<List<IWidget>>();
    rows.add(
        alarms.stream()
            .<IWidget>map(
                alarm -> AlarmWidget.Builder.create().alarm(alarm).width(6).height(4).build())
            .toList());
    rows.add(
        List.of(
            graph(
                "Requests",
                List.of(
                    metric("AWS/ApiGateway", "Count", labels, "Sum"),
                    metric("AWS/ApiGateway", "4xx", labels, "Sum"),
                    metric("AWS/ApiGateway", "5xx", labels, "Sum"))),
            graph(
                "Latency in ms",
                List.of(
                    metric("AWS/ApiGateway", "Latency", labels, "p50"),
                    metric("AWS/ApiGateway", "Latency", labels, "p99")))));
    rows.add(
        List.of(
            graph(
                "Functions: calls",
                functions.all().stream()
                    .<IMetric>map(f -> f.live().metricInvocations(sum()))
                    .toList()),
            graph(
                "Functions: p99 in ms",
                functions.all().stream()
                    .<IMetric>map(f ->
                        f.live()
                            .metricDuration(
                                MetricOptions.builder()
                                    .statistic("p99")
                                    .period(FIVE_MINUTES)
                                    .build()))
                    .toList())));
    rows.add(
        List.of(
            graph(
                "Tables: units written",
                storage.tables().stream()
                    .<IMetric>map(t -> t.metricConsumedWriteCapacityUnits(sum()))
                    .toList()),
            graph(
                "Tables: units read",
                storage.tables().stream()
                    .<IMetric>map(t -> t.metricConsumedReadCapacityUnits(sum()))
                    .toList())));
    rows.add(
        List.of(
            graph(
                "Queues: messages",
                pipeline.all().stream()
                    .<IMetric>map(q -> q.metricApproximateNumberOfMessagesVisible())
                    .toList())));
    Dashboard.Builder.create(this, "Dashboard")
        .dashboardName(options.prefix() + "docket")
        .widgets(rows)
        .build();
  }

  private void budget() {
    if (options.budget() == null || options.alarmEmail() == null) {
      return;
    }
    var notices = new ArrayList<CfnBudget.NotificationWithSubscribersProperty>();
    notices.add(notice("ACTUAL", 80));
    notices.add(notice("FORECASTED", 100));
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            CfnBudget.BudgetDataProperty.builder()
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(
                    CfnBudget.SpendProperty.builder().amount(options.budget()).unit("USD").build())
                .build())
        .notificationsWithSubscribers(notices)
        .build();
  }

  private CfnBudget.NotificationWithSubscribersProperty notice(String kind, int percent) {
    return CfnBudget.NotificationWithSubscribersProperty.builder()
        .notification(
            CfnBudget.NotificationProperty.builder()
                .notificationType(kind)
                .comparisonOperator("GREATER_THAN")
                .threshold(percent)
                .build())
        .subscribers(
            List.of(
                CfnBudget.SubscriberProperty.builder()
                    .subscriptionType("EMAIL")
                    .address(options.alarmEmail())
                    .build()))
        .build();
  }

  private void alarm(String id, IMetric metric, Number threshold, String whatToDo) {
    var alarm =
        Alarm.Builder.create(this, id)
            .alarmDescription(whatToDo)
            .metric(metric)
            .threshold(threshold)
            .evaluationPeriods(1)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    alarm.addAlarmAction(new SnsAction(topic));
    alarms.add(alarm);
  }

  private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).left(metrics).width(12).height(6).build();
  }

  private static MetricOptions sum() {
    return MetricOptions.builder().statistic("Sum").period(FIVE_MINUTES).build();
  }

  private static Metric metric(
      String namespace, String name, Map<String, String> dimensions, String statistic) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic(statistic)
        .period(FIVE_MINUTES)
        .build();
  }
}
