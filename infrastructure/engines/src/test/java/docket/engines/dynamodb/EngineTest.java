package docket.engines.dynamodb;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;

/** An engine without index lag and one table of things. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class EngineTest {
  @TempDir Path folder;
  EmbeddedDynamoDb dynamo;

  EngineOptions options() {
    return EngineOptions.test(folder).withIndexLag(IndexLag.NONE);
  }

  @BeforeEach
  void openEngine() {
    dynamo = EmbeddedDynamoDb.open(options());
    Tables.createThings(dynamo);
  }

  @AfterEach
  void closeEngine() {
    dynamo.close();
  }

  void reopen() {
    dynamo.close();
    dynamo = EmbeddedDynamoDb.open(options());
  }
}
