package docket.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Validations;

/** What the CDK's command line runs: {@code npx cdk deploy} from the root of the checkout. */
public final class DocketApp {
  private DocketApp() {}

  public static void main(String[] arguments) {
    var app = new App();
    build(app, Options.of(app));
    app.synth();
  }

  static DocketStack build(App app, Options options) {
    Validations.of(app)
        .acknowledge(
            Acknowledgment.builder()
                .id("@aws-cdk/aws-lambda:snapStartRequirePublish")
                .reason("every trigger calls the alias, which is a published version")
                .build());
    var edge = options.needsEdge() ? new Edge(app, options).arns() : null;
    return new DocketStack(app, options, edge);
  }

  /** The pack of rules that the policy test holds the stacks to. */
  static void check(App app) {
    Validations.of(app).addPlugins(AwsSolutionsChecks.Builder.create(app).build());
  }
}
