package docket.embedded;

import docket.embedded.Product.User;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the labeling stream stand on: a product, an owner and people who label. */
abstract class StreamTest {
  private static final int PEOPLE = 6;

  @TempDir static Path folder;

  static Product product;
  static User owner;
  static List<User> colleagues;

  @BeforeAll
  static void open() {
    product = Product.start(folder);
    owner = product.founder("owner@example.org");
    colleagues = Stream.colleagues(owner, PEOPLE);
  }

  @AfterAll
  static void close() {
    product.close();
  }
}
