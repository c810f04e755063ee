package docket.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.store.tables.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The promises of a deployment, read off its template. */
class DocketStackTest {
  private static final Template TEMPLATE = Synthesized.template(Synthesized.plain("prod"));

  @Test
  void when_synthesized_then_every_function_has_a_snapshot_traces_and_an_alias() {
    var functions = ours(TEMPLATE);
    assertThat(functions).hasSize(4);
    assertThat(functions.values())
        .allSatisfy(function ->
            assertThat(function)
                .containsEntry("Runtime", "java25")
                .containsEntry("Architectures", List.of("arm64"))
                .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
                .containsEntry("TracingConfig", Map.of("Mode", "Active")));
    TEMPLATE.resourceCountIs("AWS::Lambda::Alias", 4);
  }

  @Test
  void when_synthesized_then_environments_hold_names_and_nothing_else() {
    assertThat(ours(TEMPLATE).values())
        .allSatisfy(function -> {
          var environment = nested(nested(function, "Environment"), "Variables");
          assertThat(environment.keySet())
              .containsExactlyInAnyOrder(
                  "DOCKET_PREFIX",
                  "DOCKET_BUCKET",
                  "DOCKET_SIGNING_SECRET",
                  "DOCKET_DATA_SECRET",
                  "DOCKET_ORIGIN_SECRET");
          assertThat(environment.toString()).doesNotContain("resolve:secretsmanager");
        });
  }

  @Test
  void when_synthesized_then_every_table_is_kept_recoverable_and_encrypted() {
    TEMPLATE.resourceCountIs("AWS::DynamoDB::Table", Tables.ALL.size());
    for (var table : Tables.ALL) {
      TEMPLATE.hasResource(
          "AWS::DynamoDB::Table",
          Match.objectLike(
              Map.of(
                  "DeletionPolicy",
                  "Retain",
                  "Properties",
                  Match.objectLike(
                      Map.of(
                          "TableName",
                          "prod-" + table.name(),
                          "BillingMode",
                          "PAY_PER_REQUEST",
                          "DeletionProtectionEnabled",
                          true,
                          "PointInTimeRecoverySpecification",
                          Map.of("PointInTimeRecoveryEnabled", true, "RecoveryPeriodInDays", 35),
                          "SSESpecification",
                          Match.objectLike(Map.of("SSEEnabled", true, "SSEType", "KMS")),
                          "TimeToLiveSpecification",
                          Map.of("AttributeName", Tables.EXPIRY, "Enabled", true),
                          "StreamSpecification",
                          table.stream()
                              ? Map.of("StreamViewType", "NEW_AND_OLD_IMAGES")
                              : Match.absent())))));
    }
  }

  @Test
  void when_synthesized_then_failures_come_to_rest_where_an_alarm_looks() {
    TEMPLATE.allResourcesProperties(
        "AWS::Lambda::EventSourceMapping",
        Map.of("FunctionResponseTypes", List.of("ReportBatchItemFailures")));
    TEMPLATE.hasResourceProperties(
        "AWS::Lambda::EventSourceMapping",
        Match.objectLike(
            Map.of(
                "StartingPosition",
                "TRIM_HORIZON",
                "BisectBatchOnFunctionError",
                true,
                "ParallelizationFactor",
                1,
                "TumblingWindowInSeconds",
                900,
                "DestinationConfig",
                Match.objectLike(Map.of("OnFailure", Match.anyValue())))));
    TEMPLATE.hasResourceProperties(
        "AWS::SQS::Queue",
        Match.objectLike(
            Map.of(
                "QueueName",
                "prod-docket-work",
                "VisibilityTimeout",
                180,
                "RedrivePolicy",
                Match.objectLike(Map.of("maxReceiveCount", 8)))));
    assertThat(TEMPLATE.findResources("AWS::CloudWatch::Alarm").values())
        .hasSizeGreaterThan(10)
        .allSatisfy(alarm ->
            assertThat(properties(alarm))
                .hasEntrySatisfying(
                    "AlarmDescription", text -> assertThat(text.toString()).hasSizeGreaterThan(40))
                .containsKey("AlarmActions"));
  }

  @Test
  void when_synthesized_then_no_role_has_a_star_but_for_traces_and_the_list_of_streams() {
    var wild = new TreeSet<String>();
    TEMPLATE
        .findResources("AWS::IAM::Policy")
        .forEach((id, policy) -> {
          if (id.startsWith("Functions")) {
            statements(policy)
                .forEach(statement -> {
                  assertThat(String.valueOf(statement.get("Action"))).doesNotContain("*");
                  if ("*".equals(statement.get("Resource"))) {
                    wild.add(String.valueOf(statement.get("Action")));
                  }
                });
          }
        });
    assertThat(wild)
        .containsExactly(
            "[dynamodb:ListStreams, xray:PutTelemetryRecords, xray:PutTraceSegments]",
            "[xray:PutTelemetryRecords, xray:PutTraceSegments]");
  }

  @Test
  void when_synthesized_then_each_function_has_a_role_of_its_own() {
    var roles =
        ours(TEMPLATE).values().stream()
            .map(function -> String.valueOf(function.get("Role")))
            .toList();
    assertThat(roles).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void when_synthesized_then_the_site_is_read_through_the_distribution_alone() {
    TEMPLATE.resourceCountIs("AWS::CloudFront::OriginAccessControl", 1);
    TEMPLATE.allResourcesProperties(
        "AWS::S3::Bucket",
        Map.of(
            "PublicAccessBlockConfiguration",
            Map.of(
                "BlockPublicAcls", true,
                "BlockPublicPolicy", true,
                "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true)));
    var policies = TEMPLATE.findResources("AWS::CloudFront::ResponseHeadersPolicy").toString();
    assertThat(policies)
        .contains("frame-ancestors 'none'")
        .contains("script-src 'self';")
        .doesNotContain("unsafe-eval");
  }

  @Test
  void when_synthesized_then_nothing_of_the_api_is_cached_and_all_of_it_carries_the_word() {
    var distribution =
        TEMPLATE.findResources("AWS::CloudFront::Distribution").values().iterator().next();
    var behaviors = behaviors(distribution);
    assertThat(behaviors).hasSize(Site.API_PATHS.size());
    assertThat(behaviors)
        .allSatisfy(behavior ->
            assertThat(behavior)
                .containsEntry("CachePolicyId", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad")
                .containsEntry("ViewerProtocolPolicy", "https-only"));
    assertThat(distribution.toString()).contains("x-docket-edge");
  }

  @Test
  void when_routes_are_counted_then_each_function_has_one_permission_for_all_of_its() {
    TEMPLATE.resourceCountIs("AWS::ApiGatewayV2::Integration", 3);
    TEMPLATE.resourceCountIs("AWS::Lambda::Permission", 3);
    assertThat(TEMPLATE.findResources("AWS::ApiGatewayV2::Route")).hasSizeLessThanOrEqualTo(170);
  }

  @Test
  void when_rehearsed_then_only_the_upload_of_the_site_is_left_out() {
    var whole = types(Synthesized.template(Synthesized.rehearsal(false)));
    var rehearsed = types(Synthesized.template(Synthesized.rehearsal(true)));
    var missing = new TreeMap<>(whole);
    rehearsed.forEach((id, properties) -> {
      var without = String.valueOf(properties);
      var with =
          String.valueOf(missing.remove(id)).replaceAll("\\{Key=aws-cdk:cr-owned[^}]*}, ", "");
      assertThat(without).as(id).isEqualTo(with);
    });
    assertThat(missing.keySet())
        .allSatisfy(id ->
            assertThat(id)
                .matches(Pattern.compile("Site(Assets|Index).*|CustomCDKBucketDeployment.*")));
  }

  @Test
  void when_a_domain_a_firewall_a_budget_and_mail_are_chosen_then_they_are_made() {
    var app = Synthesized.app();
    var template = Template.fromStack(DocketApp.build(app, Synthesized.full()));
    template.resourceCountIs("AWS::Budgets::Budget", 1);
    template.resourceCountIs("AWS::SES::EmailIdentity", 1);
    template.resourceCountIs("AWS::Route53::RecordSet", 1);
    template.hasResourceProperties("AWS::SNS::Subscription", Map.of("Protocol", "email"));
    var edge =
        Template.fromStack(
            (software.amazon.awscdk.Stack) app.getNode().findChild("DocketEdge-prod"));
    edge.resourceCountIs("AWS::WAFv2::WebACL", 1);
    edge.resourceCountIs("AWS::CertificateManager::Certificate", 1);
  }

  @Test
  void when_an_option_cannot_be_then_it_is_refused_by_name() {
    assertThatThrownBy(() -> Synthesized.plain("Prod_1")).hasMessageContaining("docket:stage");
    assertThatThrownBy(() ->
            new Options(
                "a",
                true,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                1,
                null,
                null,
                Path.of("."),
                false))
        .hasMessageContaining("us-east-1");
    assertThatThrownBy(() ->
            new Options(
                "a",
                true,
                null,
                null,
                null,
                false,
                null,
                9,
                null,
                1,
                null,
                null,
                Path.of("."),
                false))
        .hasMessageContaining("docket:alarmEmail");
  }

  /** Properties of the product's own functions: the CDK's helpers share the stack. */
  private static Map<String, Map<String, Object>> ours(Template template) {
    var functions = new TreeMap<String, Map<String, Object>>();
    template
        .findResources("AWS::Lambda::Function")
        .forEach((id, function) -> {
          if ("java25".equals(properties(function).get("Runtime"))) {
            functions.put(id, properties(function));
          }
        });
    return functions;
  }

  private static Map<String, Object> types(Template template) {
    return nested(template.toJSON(), "Resources");
  }

  private static Map<String, Object> properties(Map<String, Object> resource) {
    return nested(resource, "Properties");
  }

  @SuppressWarnings("unchecked") // a JSON object is a map by text
  private static Map<String, Object> nested(Map<String, Object> object, String name) {
    return (Map<String, Object>) Objects.requireNonNull(object.get(name), name);
  }

  @SuppressWarnings("unchecked") // a JSON array is a list
  private static List<Map<String, Object>> list(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(object.get(name), name);
  }

  private static List<Map<String, Object>> statements(Map<String, Object> policy) {
    return list(nested(properties(policy), "PolicyDocument"), "Statement");
  }

  private static List<Map<String, Object>> behaviors(Map<String, Object> distribution) {
    return list(nested(properties(distribution), "DistributionConfig"), "CacheBehaviors");
  }
}
