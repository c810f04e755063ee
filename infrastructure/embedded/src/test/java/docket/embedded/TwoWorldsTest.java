package docket.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the sweeps over all operations stand on: a world to send from, and one of a stranger. */
abstract class TwoWorldsTest {
  final Examples examples = new Examples();
  Product product;
  World world;
  World stranger;

  @BeforeEach
  final void open(@TempDir Path folder) {
    product = Product.start(folder);
    stranger = World.of(product, "stranger");
    world = World.of(product, "owner");
  }

  @AfterEach
  final void close() {
    product.close();
  }

  /** Furnishes the world again where requests have cleared it away. */
  final void renew() {
    if (world.isGone()) {
      world = world.renewed().orElseThrow();
    }
  }
}
