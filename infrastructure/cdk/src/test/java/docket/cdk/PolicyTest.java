package docket.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The deployment against the rules of cdk-nag and of CloudFormation itself. What is accepted stands
 * with its reason in {@code accepted-findings.csv}, each with the construct that it is accepted for
 * ({@code {routes}} stands for each route of the API); what is accepted but not found any more is
 * an error too.
 */
class PolicyTest {
  private static final Path ACCEPTED =
      Path.of("infrastructure/cdk/src/test/resources/accepted-findings.csv");

  @Test
  void when_the_rules_are_checked_then_every_finding_is_accepted_with_a_reason()
      throws IOException {
    var found = new TreeSet<String>();
    findings(Synthesized.plain("prod"), found);
    findings(Synthesized.full(), found);
    var accepted = new TreeSet<String>();
    for (var line : Files.readAllLines(ACCEPTED)) {
      var cells = line.split(",", 3);
      assertThat(cells).as(line).hasSize(3);
      assertThat(cells[2]).as(line).hasSizeGreaterThan(20);
      if (cells[1].equals("{routes}")) {
        routes().forEach(route -> accepted.add(cells[0] + ",Api/" + route));
      } else {
        accepted.add(cells[0] + "," + cells[1]);
      }
    }
    Files.createDirectories(Path.of("infrastructure/cdk/target"));
    Files.write(Path.of("infrastructure/cdk/target/findings.csv"), found);
    assertThat(found).isEqualTo(accepted);
  }

  private static Iterable<String> routes() {
    var operations = Operation.read(Path.of("contract/operations.csv"));
    return RouteTable.of(operations).routes().keySet().stream()
        .map(key -> "Route " + key.replace('/', '|'))
        .toList();
  }

  private static void findings(Options options, TreeSet<String> found) throws IOException {
    var app = Synthesized.lenientApp();
    DocketApp.build(app, options);
    DocketApp.check(app);
    var report = Path.of(app.synth().getDirectory(), "validation-report.json");
    for (var plugin : new ObjectMapper().readTree(report.toFile()).get("pluginReports")) {
      for (var violation : plugin.get("violations")) {
        for (var construct : violation.get("violatingConstructs")) {
          found.add(
              violation.get("ruleName").asText()
                  + ","
                  + path(construct.get("constructPath").asText()));
        }
      }
    }
  }

  /** Without the name of the stack, which an operator chooses. */
  private static String path(String construct) {
    return Pattern.compile("^[^/]*/").matcher(construct).replaceFirst("");
  }
}
