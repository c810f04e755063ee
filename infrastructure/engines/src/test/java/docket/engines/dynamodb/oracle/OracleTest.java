package docket.engines.dynamodb.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engines.dynamodb.EmbeddedDynamoDb;
import docket.engines.dynamodb.EngineOptions;
import docket.engines.dynamodb.IndexLag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of operations come to the same with this engine and with dynoxide. Wordings that
 * differ are written to target/oracle-wordings.txt. Where dynoxide is known to differ from AWS, the
 * sequences keep away; a comment there says why. Set docket.oracle.operations for a longer run and
 * docket.oracle.seed to repeat one.
 */
class OracleTest {
  private static final int OPERATIONS = Integer.getInteger("docket.oracle.operations", 3_000);
  private static final int PER_TABLE = 200;
  private static final int STATE_CHECK = 20; // operations between comparisons of the whole table

  @TempDir static Path folder;
  private static Dynoxide oracle;
  private static EmbeddedDynamoDb engine;

  @BeforeAll
  static void start() throws Exception {
    if (!Dynoxide.isInstalled()) {
      System.err.println(
          "NOT RUN: the comparison with dynoxide. Run `npm ci` in infrastructure/engines/oracle first.");
      Assumptions.abort("dynoxide is not installed");
    }
    oracle = Dynoxide.start();
    engine = EmbeddedDynamoDb.open(EngineOptions.production(folder).withIndexLag(IndexLag.NONE));
  }

  @AfterAll
  static void stop() {
    if (oracle != null) oracle.close();
    if (engine != null) engine.close();
  }

  @Test
  void random_operations_have_the_same_answers() throws Exception {
    long seed = Long.getLong("docket.oracle.seed", System.nanoTime());
    var wordings = new TreeMap<String, String>();
    var differences = new TreeMap<String, String>();
    for (int table = 0; table * PER_TABLE < OPERATIONS; table++) {
      var operations =
          new Operations(new Random(seed + table), "t" + table + "-" + Long.toHexString(seed));
      operations.createTable(engine);
      operations.createTable(oracle.client());
      boolean agree = true; // what follows a difference would only repeat it
      for (int i = 1; i <= PER_TABLE && agree; i++) {
        agree = agree(operations.next(), wordings, differences);
        if (i % STATE_CHECK == 0) agree &= agree(operations.everything(), wordings, differences);
      }
    }
    Files.writeString(Path.of("target/oracle-wordings.txt"), text(wordings));
    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  private static boolean agree(
      Operations.Call call, Map<String, String> wordings, Map<String, String> differences) {
    var ours = Answer.to(() -> call.on(engine), call.ordered());
    var theirs = Answer.to(() -> call.on(oracle.client()), call.ordered());
    if (!ours.content().equals(theirs.content())) {
      differences.put(call.description(), "\n  ours:   " + ours + "\n  theirs: " + theirs);
      return false;
    }
    var wording = theirs.message().replace("1 validation error detected: ", "");
    if (!ours.message().equals(wording))
      wordings.put(wording, "\n  ours:   " + ours.message() + "\n  for:    " + call.description());
    return true;
  }

  private static String text(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + entry.getValue())
        .collect(Collectors.joining("\n\n"));
  }
}
