package docket.lambda;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets Manager with one secret, whose reads are counted. */
final class Vault implements SecretsManagerClient {
  private final List<String> values = new ArrayList<>();
  int reads;

  /** Puts a new value, which becomes the current one. */
  Vault put(String value) {
    values.add(value);
    return this;
  }

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    reads++;
    int back = "AWSCURRENT".equals(request.versionStage()) ? 1 : 2;
    if (values.size() < back) {
      throw ResourceNotFoundException.builder().message("no such stage").build();
    }
    int index = values.size() - back;
    return GetSecretValueResponse.builder()
        .versionId("v" + index)
        .secretString(values.get(index))
        .build();
  }

  @Override
  public String serviceName() {
    return "secretsmanager";
  }

  @Override
  public void close() {}
}
