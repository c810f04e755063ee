package docket.lambda;

import docket.domain.json.Json;
import docket.platform.mail.Mail;
import docket.platform.mail.Mailer;
import docket.platform.mail.Mailer.MailFailed;
import docket.store.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Sends mail through Amazon SES, where the deployment has an address to send from. One call of its
 * API is signed here: the SDK's client for it would make the function a tenth larger.
 */
final class SesMailer implements Mailer {
  private static final int FINE = 200;

  private final SdkHttpClient http;
  private final @Nullable String from;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * @param from null where the deployment has no address: nothing is sent then
   */
  SesMailer(SdkHttpClient http, @Nullable String from) {
    this.http = http;
    this.from = from;
  }

  @Override
  public boolean reachesPeople() {
    return from != null;
  }

  @Override
  public void send(Mail mail) throws MailFailed {
    if (from == null) {
      throw new MailFailed("this deployment has no address to send mail from", null);
    }
    var body = JsonText.bytes(email(from, mail));
    try {
      int status = call(signed(body), body);
      if (status != FINE) {
        throw new MailFailed("SES answered " + status, null);
      }
    } catch (SdkException | IOException failed) {
      throw new MailFailed("SES was not reached", failed);
    }
  }

  /** The body of {@code SendEmail} (SES API v2). */
  static Json email(String from, Mail mail) {
    var body = Json.object().put("Text", part(mail.text())).put("Html", part(mail.html())).build();
    var simple = Json.object().put("Subject", part(mail.subject())).put("Body", body).build();
    return Json.object()
        .put("FromEmailAddress", from)
        .put("Destination", Json.object().put("ToAddresses", List.of(mail.to())).build())
        .put("Content", Json.object().put("Simple", simple).build())
        .build();
  }

  private static Json part(String text) {
    return Json.object().put("Data", text).put("Charset", "UTF-8").build();
  }

  private SignedRequest signed(byte[] body) {
    var region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(
                URI.create(
                    "https://email.%s.amazonaws.com/v2/email/outbound-emails".formatted(region)))
            .putHeader("Content-Type", "application/json")
            .build();
    return signer.sign(sign ->
        sign.identity(DefaultCredentialsProvider.builder().build().resolveCredentials())
            .request(request)
            .payload(ContentStreamProvider.fromByteArray(body))
            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
            .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
  }

  private int call(SignedRequest signed, byte[] body) throws IOException {
    var request =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(ContentStreamProvider.fromByteArray(body))
            .build();
    return http.prepareRequest(request).call().httpResponse().statusCode();
  }
}
