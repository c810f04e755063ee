package docket.cdk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The HTTP API. Made of the plain resources, since the library's own routes would each add a
 * permission, more than a function's policy can hold.
 */
final class Api extends Construct {
  /** Sign-in and sign-up: far fewer requests than labeling, and worth guessing at. */
  static final List<String> DOORS = List.of("ANY /api/auth/{proxy+}", "ANY /user/{proxy+}");

  private static final int DOOR_REQUESTS = 50;

  private static final String ACCESS_LOG =
      """
      {"requestId":"$context.requestId","time":"$context.requestTimeEpoch","route":"$context.routeKey",\
      "status":"$context.status","ms":"$context.responseLatency","bytes":"$context.responseLength",\
      "error":"$context.integrationErrorMessage"}\
      """;

  private final CfnApi api;

  Api(Construct scope, Options options, Functions functions, RouteTable table) {
    super(scope, "Api");
    this.api =
        CfnApi.Builder.create(this, "Api")
            .name(options.prefix() + "docket")
            .description("Docket, behind CloudFront")
            .protocolType("HTTP")
            .build();
    var integrations = new EnumMap<Deployed, CfnIntegration>(Deployed.class);
    for (var function : functions.all()) {
      if (function.deployed() != Deployed.WORK) {
        integrations.put(function.deployed(), integration(function));
        permission(function);
      }
    }
    var stage = stage(options);
    new TreeMap<>(table.routes())
        .forEach((key, function) -> {
          var integration = integrations.get(function);
          if (integration == null) {
            throw new IllegalStateException(function + " takes no requests");
          }
          stage.addResourceDependency(
              CfnRoute.Builder.create(this, "Route " + key.replace('/', '|'))
                  .apiId(api.getRef())
                  .routeKey(key)
                  .target("integrations/" + integration.getRef())
                  .build());
        });
  }

  /** The host that CloudFront asks. */
  String host() {
    var stack = Stack.of(this);
    return "%s.execute-api.%s.%s".formatted(api.getRef(), stack.getRegion(), stack.getUrlSuffix());
  }

  String id() {
    return api.getRef();
  }

  private CfnIntegration integration(JavaFunction function) {
    return CfnIntegration.Builder.create(this, "Integration " + function.deployed().word())
        .apiId(api.getRef())
        .integrationType("AWS_PROXY")
        .integrationUri(function.live().getFunctionArn())
        .payloadFormatVersion("2.0")
        .build();
  }

  private void permission(JavaFunction function) {
    var stack = Stack.of(this);
    CfnPermission.Builder.create(this, "Permission " + function.deployed().word())
        .action("lambda:InvokeFunction")
        .functionName(function.live().getFunctionArn())
        .principal("apigateway.amazonaws.com")
        .sourceArn(
            "arn:%s:execute-api:%s:%s:%s/*"
                .formatted(
                    stack.getPartition(), stack.getRegion(), stack.getAccount(), api.getRef()))
        .build();
  }

  private CfnStage stage(Options options) {
    var log =
        LogGroup.Builder.create(this, "Access")
            .logGroupName("/docket/" + options.prefix() + "docket-api")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var stage =
        CfnStage.Builder.create(this, "Stage")
            .apiId(api.getRef())
            .stageName("$default")
            .autoDeploy(true)
            .defaultRouteSettings(throttled(options.requests(), 2 * options.requests()))
            .accessLogSettings(
                CfnStage.AccessLogSettingsProperty.builder()
                    .destinationArn(log.getLogGroupArn())
                    .format(ACCESS_LOG)
                    .build())
            .build();
    var settings = new TreeMap<String, Object>();
    for (var door : DOORS) {
      settings.put(door, throttled(DOOR_REQUESTS, 2 * DOOR_REQUESTS));
    }
    stage.setRouteSettings(Map.copyOf(settings));
    return stage;
  }

  private static CfnStage.RouteSettingsProperty throttled(int rate, int burst) {
    return CfnStage.RouteSettingsProperty.builder()
        .throttlingRateLimit(rate)
        .throttlingBurstLimit(burst)
        .detailedMetricsEnabled(true)
        .build();
  }
}
