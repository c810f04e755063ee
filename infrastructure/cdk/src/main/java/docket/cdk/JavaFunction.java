package docket.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A function on Java 25 and ARM, with a snapshot for each version, a role and a log group of its
 * own. Whoever calls it calls its alias, since only a version has a snapshot.
 */
final class JavaFunction extends Construct {
  private final Deployed deployed;
  private final Function function;
  private final Role role;
  private final Alias live;

  JavaFunction(
      Construct scope, Options options, Deployed deployed, Map<String, String> environment) {
    super(scope, deployed.name().charAt(0) + deployed.word().substring(1));
    this.deployed = deployed;
    var name = options.prefix() + "docket-" + deployed.word();
    var logs =
        LogGroup.Builder.create(this, "Logs")
            .logGroupName("/docket/" + name)
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    this.role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What the function %s may do".formatted(name))
            .build();
    logs.grantWrite(role);
    this.function =
        Function.Builder.create(this, "Function")
            .functionName(name)
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(Code.fromAsset(deployed.artefact()))
            .handler(deployed.handler())
            .memorySize(deployed.memory())
            .timeout(Duration.seconds(deployed.seconds()))
            .role(role)
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .tracing(Tracing.ACTIVE)
            .loggingFormat(LoggingFormat.TEXT) // the function writes JSON lines itself
            .logGroup(logs)
            .environment(environment)
            .build();
    this.live =
        Alias.Builder.create(this, "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
  }

  Deployed deployed() {
    return deployed;
  }

  Function function() {
    return function;
  }

  Role role() {
    return role;
  }

  Alias live() {
    return live;
  }

  void allow(List<String> actions, List<String> resources) {
    role.addToPolicy(
        PolicyStatement.Builder.create().actions(actions).resources(resources).build());
  }
}
