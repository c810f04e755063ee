package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came back. */
final class Answer {
  private final APIGatewayV2HTTPResponse response;

  Answer(APIGatewayV2HTTPResponse response) {
    this.response = response;
  }

  int status() {
    return response.getStatusCode();
  }

  String text() {
    return Instance.text(response);
  }

  String header(String name) {
    return response.getHeaders().getOrDefault(name, "");
  }

  Map<String, String> headers() {
    return response.getHeaders();
  }

  List<String> cookies() {
    return response.getCookies() == null ? List.of() : response.getCookies();
  }

  Answer expect(int status) {
    assertThat(status()).as(text()).isEqualTo(status);
    return this;
  }

  private Json json() {
    try {
      return JsonText.read(text());
    } catch (JsonText.Malformed broken) {
      throw new AssertionError("no JSON: " + text(), broken);
    }
  }

  Json.Obj object() {
    return (Json.Obj) json();
  }

  List<Json.Obj> rows() {
    return ((Json.Arr) json()).items().stream().map(Json.Obj.class::cast).toList();
  }

  /** Rows of a page. */
  List<Json.Obj> results() {
    return object().array("results").items().stream().map(Json.Obj.class::cast).toList();
  }

  String string(String key) {
    var value = object().text(key);
    assertThat(value).as(text()).isNotNull();
    return String.valueOf(value);
  }

  long id() {
    return number(object(), "id");
  }

  static long number(Json.Obj object, String key) {
    return ((Json.Int) Objects.requireNonNull(object.get(key), key)).value();
  }

  String detail() {
    return string("detail");
  }

  /** The first complaint about a field. */
  String complaint(String field) {
    var complaints = object().object("validation_errors").array(field).items();
    return complaints.isEmpty() ? "" : ((Json.Str) complaints.getFirst()).value();
  }
}
