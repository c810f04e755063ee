package docket.cdk;

import docket.cdk.Grant.Target;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The functions, each with exactly the rights that {@link Grant#ALL} gives it. */
final class Functions extends Construct {
  private final Map<Deployed, JavaFunction> functions = new EnumMap<>(Deployed.class);

  Functions(Construct scope, Options options, Storage storage, Queue work) {
    super(scope, "Functions");
    for (var deployed : Deployed.values()) {
      var function = new JavaFunction(this, options, deployed, environment(options, storage));
      functions.put(deployed, function);
      if (deployed != Deployed.WORK) { // jobs sign nothing and open no sealed secret
        function.allow(
            List.of("secretsmanager:GetSecretValue"),
            List.of(
                arn(storage, Storage.SIGNING),
                arn(storage, Storage.DATA),
                arn(storage, Storage.ORIGIN)));
      }
      function.allow(
          List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(storage.key().getKeyArn()));
    }
    for (var grant : Grant.ALL) {
      allow(of(grant.function()), grant, storage, work);
    }
  }

  JavaFunction of(Deployed deployed) {
    var function = functions.get(deployed);
    if (function == null) {
      throw new IllegalArgumentException(deployed + " is not deployed");
    }
    return function;
  }

  List<JavaFunction> all() {
    return List.copyOf(functions.values());
  }

  /** A secret by its name and the six characters that AWS puts behind it. */
  private static String arn(Storage storage, String secret) {
    var stack = Stack.of(storage);
    return "arn:%s:secretsmanager:%s:%s:secret:%s-??????"
        .formatted(
            stack.getPartition(),
            stack.getRegion(),
            stack.getAccount(),
            storage.secretName(secret));
  }

  /** Names only: a secret's value is read by the function itself. */
  private static Map<String, String> environment(Options options, Storage storage) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("DOCKET_PREFIX", options.prefix());
    environment.put("DOCKET_BUCKET", storage.bucket().getBucketName());
    environment.put("DOCKET_SIGNING_SECRET", storage.secretName(Storage.SIGNING));
    environment.put("DOCKET_DATA_SECRET", storage.secretName(Storage.DATA));
    environment.put("DOCKET_ORIGIN_SECRET", storage.secretName(Storage.ORIGIN));
    if (options.domain() != null) {
      environment.put("DOCKET_ORIGIN", "https://" + options.domain());
    }
    if (options.mailDomain() != null) {
      environment.put("DOCKET_MAIL_FROM", "Docket <docket@%s>".formatted(options.mailDomain()));
    }
    return environment;
  }

  private static void allow(JavaFunction function, Grant grant, Storage storage, Queue work) {
    switch (grant.target()) {
      case Target.OnTable(var table) ->
          function.allow(grant.actions(), List.of(storage.table(table).getTableArn()));
      case Target.OnIndex(var table, var index) ->
          function.allow(
              grant.actions(), List.of(storage.table(table).getTableArn() + "/index/" + index));
      case Target.OnObjects(var prefix) ->
          function.allow(grant.actions(), List.of(storage.bucket().arnForObjects(prefix + "*")));
      case Target.OnListing(var prefix) ->
          function
              .role()
              .addToPolicy(
                  PolicyStatement.Builder.create()
                      .actions(grant.actions())
                      .resources(List.of(storage.bucket().getBucketArn()))
                      .conditions(Map.of("StringLike", Map.of("s3:prefix", prefix + "*")))
                      .build());
      case Target.OnWorkQueue() -> function.allow(grant.actions(), List.of(work.getQueueArn()));
    }
  }
}
