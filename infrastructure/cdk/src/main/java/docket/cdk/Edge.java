package docket.cdk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/** What CloudFront wants to have in us-east-1, wherever everything else is. */
final class Edge extends Stack {
  static final String REGION = "us-east-1";

  private static final int REQUESTS_IN_FIVE_MINUTES = 10_000;
  private static final int SIGN_INS_IN_FIVE_MINUTES = 100;

  private final Options options;
  private final Arns arns;

  /**
   * ARNs of what was made here.
   *
   * @param certificate null where the operator has brought one, or there is no domain
   * @param firewall null where none is wanted
   */
  record Arns(@Nullable String certificate, @Nullable String firewall) {}

  Edge(Construct scope, Options options) {
    super(
        scope,
        "DocketEdge-" + options.stage(),
        StackProps.builder()
            .description("Docket: certificate and firewall of its distribution")
            .env(Environment.builder().account(options.account()).region(REGION).build())
            .crossRegionReferences(true)
            .build());
    this.options = options;
    this.arns =
        new Arns(
            options.domain() != null && options.certificate() == null
                ? certificate(options.domain())
                : null,
            options.firewall() ? firewall() : null);
  }

  Arns arns() {
    return arns;
  }

  private String certificate(String domain) {
    return Certificate.Builder.create(this, "Certificate")
        .domainName(domain)
        .validation(validation(domain))
        .build()
        .getCertificateArn();
  }

  private CertificateValidation validation(String domain) {
    if (options.zone() == null) {
      return CertificateValidation.fromDns();
    }
    return CertificateValidation.fromDns(
        HostedZone.fromHostedZoneAttributes(
            this,
            "Zone",
            HostedZoneAttributes.builder().hostedZoneId(options.zone()).zoneName(domain).build()));
  }

  /** Rate limits block; rules that might take an annotation for an attack only count at first. */
  private String firewall() {
    return CfnWebACL.Builder.create(this, "Firewall")
        .scope("CLOUDFRONT")
        .defaultAction(
            CfnWebACL.DefaultActionProperty.builder()
                .allow(CfnWebACL.AllowActionProperty.builder().build())
                .build())
        .visibilityConfig(visibility("docket"))
        .rules(
            List.of(
                rate(0, "sign-in", SIGN_INS_IN_FIVE_MINUTES, "/api/auth/"),
                rate(1, "rate", REQUESTS_IN_FIVE_MINUTES, "/"),
                managed(2, "AWSManagedRulesAmazonIpReputationList", false),
                managed(3, "AWSManagedRulesKnownBadInputsRuleSet", false),
                managed(4, "AWSManagedRulesCommonRuleSet", true)))
        .build()
        .getAttrArn();
  }

  private static CfnWebACL.RuleProperty managed(int priority, String name, boolean countOnly) {
    var action =
        countOnly
            ? CfnWebACL.OverrideActionProperty.builder().count(Map.of()).build()
            : CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build();
    return CfnWebACL.RuleProperty.builder()
        .name(name)
        .priority(priority)
        .overrideAction(action)
        .statement(
            CfnWebACL.StatementProperty.builder()
                .managedRuleGroupStatement(
                    CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                        .vendorName("AWS")
                        .name(name)
                        .build())
                .build())
        .visibilityConfig(visibility(name))
        .build();
  }

  private static CfnWebACL.RuleProperty rate(int priority, String name, int limit, String path) {
    var below =
        CfnWebACL.StatementProperty.builder()
            .byteMatchStatement(
                CfnWebACL.ByteMatchStatementProperty.builder()
                    .fieldToMatch(
                        CfnWebACL.FieldToMatchProperty.builder().uriPath(Map.of()).build())
                    .positionalConstraint("STARTS_WITH")
                    .searchString(path)
                    .textTransformations(
                        List.of(
                            CfnWebACL.TextTransformationProperty.builder()
                                .priority(0)
                                .type("NORMALIZE_PATH")
                                .build()))
                    .build())
            .build();
    return CfnWebACL.RuleProperty.builder()
        .name(name)
        .priority(priority)
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder().build())
                .build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(
                    CfnWebACL.RateBasedStatementProperty.builder()
                        .limit(limit)
                        .aggregateKeyType("IP")
                        .scopeDownStatement(below)
                        .build())
                .build())
        .visibilityConfig(visibility(name))
        .build();
  }

  private static CfnWebACL.VisibilityConfigProperty visibility(String name) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(true)
        .metricName(name)
        .build();
  }
}
