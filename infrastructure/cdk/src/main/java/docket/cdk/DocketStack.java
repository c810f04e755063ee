package docket.cdk;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.constructs.Construct;

/** The whole product. */
final class DocketStack extends Stack {
  private static final Path OPERATIONS = Path.of("contract/operations.csv");

  DocketStack(Construct scope, Options options, Edge.@Nullable Arns edge) {
    super(
        scope,
        "Docket-" + options.stage(),
        StackProps.builder()
            .description("Docket, a data-labeling platform")
            .env(Environment.builder().account(options.account()).region(options.region()).build())
            .terminationProtection(options.protect())
            .crossRegionReferences(edge != null)
            .build());
    Tags.of(this).add("docket:stage", options.stage());
    var storage = new Storage(this, options);
    var pipeline = new Pipeline(this, options);
    var functions = new Functions(this, options, storage, pipeline.work());
    pipeline.feed(functions.of(Deployed.WORK), storage);
    var api = new Api(this, options, functions, RouteTable.of(Operation.read(OPERATIONS)));
    var site = new Site(this, options, storage, api, edge);
    new Watch(this, options, storage, functions, pipeline, api);
    if (options.mailDomain() != null) {
      var mail =
          EmailIdentity.Builder.create(this, "Mail")
              .identity(Identity.domain(options.mailDomain()))
              .build();
      for (var sender : List.of(Deployed.MANAGE, Deployed.WORK)) {
        functions.of(sender).allow(List.of("ses:SendEmail"), List.of(mail.getEmailIdentityArn()));
      }
    }
    output(
        "Url",
        "The site's address",
        "https://"
            + (options.domain() == null
                ? site.distribution().getDistributionDomainName()
                : options.domain()));
    output(
        "SetUp",
        "Gives the path of a link, good once, by which the first person founds the organization",
        "aws lambda invoke --function-name %s:live --cli-binary-format raw-in-base64-out --payload '{\"setUp\":true}' /dev/stdout"
            .formatted(functions.of(Deployed.WORK).function().getFunctionName()));
    output("SiteBucket", "Holds the web app", site.bucket().getBucketName());
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }
}
