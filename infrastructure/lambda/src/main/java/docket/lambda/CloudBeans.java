package docket.lambda;

import docket.platform.access.KeyRing;
import docket.platform.access.SignUpPolicy;
import docket.platform.mail.Mailer;
import docket.platform.outbound.OutboundRules;
import docket.platform.wiring.Names;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients and keys as a function in the cloud has them. Region, credentials and endpoints come from
 * the function's environment, as the SDK reads it.
 */
@Factory
final class CloudBeans {
  /** One connection pool for all clients; of the SDK's, it starts fastest. */
  @Singleton
  @Bean(preDestroy = "close")
  SdkHttpClient http() {
    return UrlConnectionHttpClient.create();
  }

  @Singleton
  DynamoDbClient dynamo(SdkHttpClient http) {
    return DynamoDbClient.builder().httpClient(http).build();
  }

  @Singleton
  SqsClient sqs(SdkHttpClient http) {
    return SqsClient.builder().httpClient(http).build();
  }

  @Singleton
  S3Client s3(SdkHttpClient http) {
    return S3Client.builder().httpClient(http).build();
  }

  @Singleton
  S3Presigner presigner(S3Client client) {
    return S3Presigner.builder().s3Client(client).build();
  }

  @Singleton
  SecretsManagerClient secretsManager(SdkHttpClient http) {
    return SecretsManagerClient.builder().httpClient(http).build();
  }

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  Names names(Deployment deployment) {
    return new Names(deployment.prefix(), deployment.bucket());
  }

  @Singleton
  Secrets secrets(SecretsManagerClient client, Deployment deployment, Clock clock) {
    return Secrets.of(client, deployment, clock);
  }

  @Singleton
  KeyRing keys(Secrets secrets) {
    return new SecretKeys(secrets.signing(), secrets.data());
  }

  /** A deployment is open to the internet: nobody founds an organization in it uninvited. */
  @Singleton
  SignUpPolicy signUp() {
    return new SignUpPolicy(false);
  }

  @Singleton
  Mailer mailer(Deployment deployment, SdkHttpClient http) {
    return new SesMailer(http, deployment.mailFrom());
  }

  @Singleton
  OutboundRules outbound() {
    return new OutboundRules(List.of(), List.of());
  }
}
