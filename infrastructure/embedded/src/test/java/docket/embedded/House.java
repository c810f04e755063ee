package docket.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.files.TempFolder;
import docket.domain.json.Json;
import docket.embedded.Product.Answer;
import docket.embedded.Product.User;
import docket.store.tables.Tables;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A product with two organizations that have one of everything, started once for all tests that
 * only send what must change nothing; and a look at all that is stored.
 */
final class House implements AutoCloseable {
  private final TempFolder folder = TempFolder.create();
  private final Product product;
  private final User owner;
  private final User stranger;
  private final Furniture own;
  private final Furniture foreign;

  private House() {
    this.product = Product.start(folder.path());
    this.owner = product.founder("owner@example.org");
    this.stranger = product.founder("stranger@example.org");
    this.own = Furniture.of(product, owner);
    this.foreign = Furniture.of(product, stranger);
  }

  User owner() {
    return owner;
  }

  User stranger() {
    return stranger;
  }

  Product product() {
    return product;
  }

  /** What the owner has. */
  Furniture own() {
    return own;
  }

  /** What the other organization has. */
  Furniture foreign() {
    return foreign;
  }

  /**
   * Every stored item but those that a refused request may touch: number ranges, failed jobs, and
   * what follows from earlier changes a moment later.
   */
  private Map<String, String> stored() {
    var client = product.docket().context().getBean(DynamoDbClient.class);
    var all = new TreeMap<String, String>();
    for (var table : List.of(Tables.CORE, Tables.ACCESS)) {
      client
          .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
          .items()
          .forEach(item -> {
            var pk = requireNonNull(item.get("pk")).s();
            var sk = requireNonNull(item.get("sk")).s();
            if (!isFleeting(pk, sk)) {
              all.put(table + " " + pk + " " + sk, text(item));
            }
          });
    }
    return all;
  }

  private static boolean isFleeting(String pk, String sk) {
    return sk.equals("next") || sk.startsWith("sum#") || pk.startsWith("ID");
  }

  private static String text(java.util.Map<String, AttributeValue> item) {
    var shown = new TreeMap<>(item);
    // the number of the last change seen, and when somebody was last here
    shown.keySet().removeIf(name -> name.startsWith("fs") || name.equals("la"));
    return shown.toString();
  }

  /** Runs it, and fails when anything is stored, changed or gone afterwards. */
  void unchangedBy(Runnable requests) {
    var before = stored();
    requests.run();
    var after = stored();
    var changed = new TreeSet<>(before.keySet());
    changed.addAll(after.keySet());
    changed.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
    assertThat(changed.stream().map(key -> before.get(key) + " -> " + after.get(key))).isEmpty();
  }

  /** A refusal as the contract has it: in the envelope, the caller's fault. */
  static void refused(Answer answer, Object asked) {
    assertThat(answer.status()).as("%s", asked).isBetween(400, 499);
    enveloped(answer, asked);
  }

  static void enveloped(Answer answer, Object asked) {
    assertThat(answer.body()).as("%s", asked).isInstanceOf(Json.Obj.class);
    assertThat(answer.number("status_code")).as("%s", asked).isEqualTo(answer.status());
    assertThat(answer.text("detail")).as("%s", asked).isNotBlank();
    if (answer.text("detail").equals("Validation error")) {
      assertThat(answer.object().get("validation_errors"))
          .as("%s", asked)
          .isInstanceOf(Json.Obj.class);
    }
  }

  static void refusedWith(int status, Answer answer, Object asked) {
    assertThat(answer.status()).as("%s", asked).isEqualTo(status);
    enveloped(answer, asked);
  }

  @Override
  public void close() {
    product.close();
    folder.close();
  }

  /** Hands the one house to every test that asks for it. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == House.class;
    }

    @Override
    public House resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(Namespace.create(House.class))
          .computeIfAbsent(House.class, _ -> new House(), House.class);
    }
  }
}
