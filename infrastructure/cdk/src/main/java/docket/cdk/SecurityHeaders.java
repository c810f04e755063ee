package docket.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/**
 * What browsers are told to refuse. Pages run scripts of the site's own origin alone, never out of
 * a text; answers of the API run nothing.
 */
final class SecurityHeaders extends Construct {
  private static final String API =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final ResponseHeadersPolicy pages;
  private final ResponseHeadersPolicy api;

  SecurityHeaders(Construct scope, Storage storage) {
    super(scope, "Headers");
    this.pages = policy("Pages", pagePolicy(storage.bucket().getBucketRegionalDomainName()), true);
    this.api = policy("Api", API, false);
  }

  ResponseHeadersPolicy pages() {
    return pages;
  }

  ResponseHeadersPolicy api() {
    return api;
  }

  /**
   * @param media where the browser sends uploads to and reads them from
   */
  private static String pagePolicy(String media) {
    return "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; "
        + "img-src 'self' data: blob: https:; media-src 'self' data: blob: https:; "
        + "connect-src 'self' https://"
        + media
        + "; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; "
        + "form-action 'self'; object-src 'none'";
  }

  /**
   * @param override whether an answer's own policy gives way; a page of the API has its own
   */
  private ResponseHeadersPolicy policy(String id, String content, boolean override) {
    return ResponseHeadersPolicy.Builder.create(this, id)
        .securityHeadersBehavior(
            ResponseSecurityHeadersBehavior.builder()
                .contentSecurityPolicy(
                    ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy(content)
                        .override(override)
                        .build())
                .strictTransportSecurity(
                    ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(730))
                        .includeSubdomains(true)
                        .override(true)
                        .build())
                .contentTypeOptions(
                    ResponseHeadersContentTypeOptions.builder().override(true).build())
                .frameOptions(
                    ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .referrerPolicy(
                    ResponseHeadersReferrerPolicy.builder()
                        .referrerPolicy(HeadersReferrerPolicy.SAME_ORIGIN)
                        .override(true)
                        .build())
                .build())
        .customHeadersBehavior(
            ResponseCustomHeadersBehavior.builder()
                .customHeaders(
                    List.of(
                        header("Cross-Origin-Opener-Policy", "same-origin"),
                        header(
                            "Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")))
                .build())
        .build();
  }

  private static ResponseCustomHeader header(String name, String value) {
    return ResponseCustomHeader.builder().header(name).value(value).override(true).build();
  }
}
