package docket.cdk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/** The one public door: the web app from a bucket, and the API under the same origin. */
final class Site extends Construct {
  /** What the API answers; everything else is a page of the web app. */
  static final List<String> API_PATHS =
      List.of(
          "/api/*",
          "/user/*",
          "/logout*",
          "/health*",
          "/data/*",
          "/storage-data/*",
          "/tasks/*",
          "/projects/*/resolve*",
          "/projects/*/presign*");

  private final Bucket bucket;
  private final Distribution distribution;

  Site(Construct scope, Options options, Storage storage, Api api, Edge.@Nullable Arns edge) {
    super(scope, "Site");
    this.bucket = siteBucket(storage);
    this.distribution = distribution(options, storage, api, edge);
    dns(options);
    if (!options.rehearsal()) {
      upload(options.site());
    }
  }

  Bucket bucket() {
    return bucket;
  }

  Distribution distribution() {
    return distribution;
  }

  private Bucket siteBucket(Storage storage) {
    return Bucket.Builder.create(this, "Bucket")
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .encryption(BucketEncryption.S3_MANAGED)
        .serverAccessLogsBucket(storage.logs())
        .serverAccessLogsPrefix("site/")
        .removalPolicy(RemovalPolicy.RETAIN) // it holds nothing that a deployment does not bring
        .build();
  }

  private Distribution distribution(
      Options options, Storage storage, Api api, Edge.@Nullable Arns edge) {
    var headers = new SecurityHeaders(this, storage);
    var pages =
        BehaviorOptions.builder()
            .origin(S3BucketOrigin.withOriginAccessControl(bucket))
            .compress(true)
            .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
            .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
            .responseHeadersPolicy(headers.pages())
            .functionAssociations(atViewer("Pages", "pages.js"))
            .build();
    var builder =
        Distribution.Builder.create(this, "Distribution")
            .comment("Docket " + options.stage())
            .defaultRootObject("index.html")
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
            .defaultBehavior(pages)
            .additionalBehaviors(apiBehaviors(headers, apiOrigin(api, storage)))
            .enableLogging(true)
            .logBucket(storage.logs())
            .logFilePrefix("cdn/");
    if (options.domain() != null) {
      var arn =
          edge != null && edge.certificate() != null ? edge.certificate() : options.certificate();
      builder
          .domainNames(List.of(options.domain()))
          .certificate(
              Certificate.fromCertificateArn(this, "Certificate", Objects.requireNonNull(arn)));
    }
    if (edge != null && edge.firewall() != null) {
      builder.webAclId(edge.firewall());
    }
    return builder.build();
  }

  /** The header is what the functions know CloudFront by. */
  private static IOrigin apiOrigin(Api api, Storage storage) {
    return HttpOrigin.Builder.create(api.host())
        .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
        .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
        .customHeaders(Map.of("x-docket-edge", storage.origin().getSecretValue().unsafeUnwrap()))
        .build();
  }

  private Map<String, BehaviorOptions> apiBehaviors(SecurityHeaders headers, IOrigin origin) {
    var asked = atViewer("Api", "api.js");
    var behaviors = new LinkedHashMap<String, BehaviorOptions>();
    for (var path : API_PATHS) {
      behaviors.put(
          path,
          BehaviorOptions.builder()
              .origin(origin)
              .allowedMethods(AllowedMethods.ALLOW_ALL)
              .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
              .cachePolicy(CachePolicy.CACHING_DISABLED)
              .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
              .responseHeadersPolicy(headers.api())
              .functionAssociations(asked)
              .build());
    }
    return behaviors;
  }

  private List<FunctionAssociation> atViewer(String id, String script) {
    var function =
        Function.Builder.create(this, id)
            .runtime(FunctionRuntime.JS_2_0)
            .code(FunctionCode.fromInline(Scripts.read(script)))
            .build();
    return List.of(
        FunctionAssociation.builder()
            .eventType(FunctionEventType.VIEWER_REQUEST)
            .function(function)
            .build());
  }

  private void dns(Options options) {
    if (options.domain() == null || options.zone() == null) {
      return;
    }
    var zone =
        HostedZone.fromHostedZoneAttributes(
            this,
            "Zone",
            HostedZoneAttributes.builder()
                .hostedZoneId(options.zone())
                .zoneName(options.domain())
                .build());
    ARecord.Builder.create(this, "Address")
        .zone(zone)
        .target(RecordTarget.fromAlias(new CloudFrontTarget(distribution)))
        .build();
  }

  /**
   * Files with a hash in their name may be kept for ever; the index must not. Old assets stay,
   * since pages that are open still ask for them.
   */
  private void upload(Path built) {
    if (!Files.isRegularFile(built.resolve("index.html"))) {
      throw new IllegalStateException(
          "there is no web app in " + built + ": build it with ./docket package");
    }
    var assets =
        BucketDeployment.Builder.create(this, "Assets")
            .sources(List.of(Source.asset(built.toString())))
            .exclude(List.of("*"))
            .include(List.of("assets/*"))
            .destinationBucket(bucket)
            .cacheControl(
                List.of(
                    CacheControl.setPublic(),
                    CacheControl.maxAge(Duration.days(365)),
                    CacheControl.immutable()))
            .prune(false)
            .memoryLimit(512)
            .build();
    var pages =
        BucketDeployment.Builder.create(this, "Index")
            .sources(List.of(Source.asset(built.toString())))
            .exclude(List.of("assets/*"))
            .destinationBucket(bucket)
            .cacheControl(List.of(CacheControl.noCache()))
            .distribution(distribution)
            .distributionPaths(List.of("/", "/index.html"))
            .prune(false)
            .memoryLimit(512)
            .build();
    pages.getNode().addDependency(assets);
  }
}
