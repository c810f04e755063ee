package docket.lambda;

import java.time.Clock;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The deployment's secrets.
 *
 * @param signing what sessions and tokens are signed with
 * @param data what small secrets are stored under
 * @param origin the word by which CloudFront proves that a request came through it
 */
record Secrets(RotatingSecret signing, RotatingSecret data, RotatingSecret origin) {
  static Secrets of(SecretsManagerClient client, Deployment deployment, Clock clock) {
    return new Secrets(
        new RotatingSecret(client, deployment.signingSecret(), clock),
        new RotatingSecret(client, deployment.dataSecret(), clock),
        new RotatingSecret(client, deployment.originSecret(), clock));
  }

  void forget() {
    signing.forget();
    data.forget();
    origin.forget();
  }
}
