package docket.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginGuardTest {
  private final Vault vault = new Vault().put("the word");
  private final OriginGuard guard = new OriginGuard(new RotatingSecret(vault, "s", new Hands()));

  @Test
  void when_a_request_does_not_know_the_word_then_it_is_refused() {
    assertThat(guard.admits(event(Map.of()))).isFalse();
    assertThat(guard.admits(event(Map.of("X-Docket-Edge", "a word")))).isFalse();
    assertThat(guard.admits(event(Map.of("X-Docket-Edge", "")))).isFalse();
  }

  @Test
  void when_the_word_was_just_rotated_then_the_previous_one_still_opens() {
    vault.put("another word");
    assertThat(guard.admits(event(Map.of("x-docket-edge", "the word")))).isTrue();
    assertThat(guard.admits(event(Map.of("x-docket-edge", "another word")))).isTrue();
  }

  @Test
  void when_it_is_let_in_then_host_and_address_are_the_viewers_whatever_the_viewer_says() {
    var event =
        event(
            Map.of(
                "X-Docket-Edge", "the word",
                "X-Docket-Host", "label.example.org",
                "X-Docket-Address", "198.51.100.7",
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "http"));
    assertThat(guard.admits(event)).isTrue();
    assertThat(event.getHeaders())
        .containsEntry("x-forwarded-host", "label.example.org")
        .containsEntry("x-forwarded-proto", "https")
        .doesNotContainKeys("x-docket-edge", "x-docket-host", "x-docket-address");
    assertThat(event.getRequestContext().getHttp().getSourceIp()).isEqualTo("198.51.100.7");
  }

  @Test
  void when_the_edge_names_no_host_then_the_viewers_own_claim_counts_for_nothing() {
    var event = event(Map.of("X-Docket-Edge", "the word", "X-Forwarded-Host", "evil.example"));
    assertThat(guard.admits(event)).isTrue();
    assertThat(event.getHeaders()).doesNotContainKey("x-forwarded-host");
  }

  private static APIGatewayV2HTTPEvent event(Map<String, String> headers) {
    return APIGatewayV2HTTPEvent.builder()
        .withHeaders(headers)
        .withRequestContext(
            RequestContext.builder()
                .withHttp(RequestContext.Http.builder().withSourceIp("203.0.113.1").build())
                .build())
        .build();
  }
}
