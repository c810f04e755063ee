package docket.bench.bruteforce;

import docket.bench.Person;
import docket.bench.Server;
import docket.bench.bruteforce.Visitor.Outcome;
import docket.domain.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Guesses passwords over loopback and holds that guessing is limited, that the owner still signs in
 * from elsewhere, that nobody learns which accounts there are, and that neither table nor memory
 * grows with the attempts. The product is stopped before and after, to count rows of its tables.
 */
final class Siege {
  private static final String OWNER = "owner@example.org";
  private static final String COLLEAGUE = "colleague@example.org";

  /** Where the owner signed in before. From the first of them the flood comes as well. */
  private static final List<String> OWNERS = List.of("127.0.0.1", "127.0.0.2");

  private static final List<String> ATTACKERS =
      List.of("127.0.0.1", "127.0.0.11", "127.0.0.12", "127.0.0.13");
  private static final String NEW = "127.0.0.99";

  /** What an address may try in five minutes, at whatever account. */
  private static final int OF_ADDRESS = 30;

  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** By account and address, by address, by account. */
  private static final int ROWS_OF_ATTEMPT = 3;

  private static final int ROWS_OF_SESSION = 2;

  private static final int APART_MILLIS = 50;
  private static final int HEAP_GROWTH_MEBIBYTES = 16;
  private static final int RESIDENT_GROWTH_MEBIBYTES = 128;
  private static final int REFUSED = 429;

  private final Path data;
  private final int attempts;
  private final Findings findings = new Findings();

  Siege(Path data, int attempts) {
    this.data = data;
    this.attempts = attempts;
  }

  Findings findings() throws IOException, InterruptedException {
    var first = Server.start(data);
    settle(first.address());
    first.stop();
    var before = Census.of(data);
    try (var server = Server.start(data)) {
      int looked = tellsNothing(server.address()) + flood(server);
      int signedIn = ownerComesIn(server.address());
      server.stop();
      count(before, Census.of(data), looked, signedIn);
    }
    return findings;
  }

  private static void settle(String product) {
    var owner = Person.signUp(product, OWNER);
    var colleague = Json.object().put("email", COLLEAGUE).put("password", Person.SECRET).build();
    owner.post("/api/users/", colleague).expectFine("creating a user");
    for (var from : OWNERS) {
      signIn(from, product);
    }
  }

  private static Outcome signIn(String from, String product) {
    try (var visitor = Visitor.at(from, product)) {
      return visitor.signIn(OWNER, Person.SECRET);
    }
  }

  /** How many attempts were looked at. */
  private int tellsNothing(String product) {
    var work = SameWork.measured(product, COLLEAGUE);
    findings.mustBe("different answers to a wrong password", work.answers().size(), 1);
    findings.told("answer where the account is there, median ms", Findings.number(work.known()));
    findings.told("answer where it is not, median ms", Findings.number(work.unknown()));
    findings.atMost("apart, ms", work.apart(), APART_MILLIS);
    return 2 * SameWork.ATTEMPTS;
  }

  /** How many attempts were looked at. */
  private int flood(Server server) throws IOException, InterruptedException {
    var flood = new Flood(server.address(), OWNER, ATTACKERS);
    long start = Instant.now().getEpochSecond();
    flood.send(attempts / 10);
    double heap = Heap.liveMebibytes(server.pid());
    long resident = server.memory().residentMebibytes();
    flood.send(attempts - attempts / 10);
    long end = Instant.now().getEpochSecond();
    var tally = flood.tally();
    findings.told("wrong passwords, by status", tally.toString());
    findings.told("a second", Findings.number(attempts / Math.max(1.0, end - start)));
    findings.mustBe("answered by 401 or 429", tally.of(401) + tally.of(REFUSED), attempts);
    findings.mustBe("429 without Retry-After", tally.unexplained(), 0);
    findings.mustBe("answers to strangers that tell what they cost", tally.telling(), 0);
    long windows = 1 + end / WINDOW.toSeconds() - start / WINDOW.toSeconds();
    // connections of one address may all be let in before the first of them is counted
    long most = windows * ATTACKERS.size() * (OF_ADDRESS + Flood.CONNECTIONS);
    findings.atMost("wrong passwords that were looked at", tally.of(401), most);
    memory(server, heap, resident);
    return tally.of(401);
  }

  private void memory(Server server, double heap, long resident)
      throws IOException, InterruptedException {
    findings.told("live heap after a tenth, MiB", Findings.number(heap));
    findings.atMost(
        "live heap after all, MiB", Heap.liveMebibytes(server.pid()), heap + HEAP_GROWTH_MEBIBYTES);
    findings.told("resident after a tenth, MiB", Findings.number(resident));
    findings.atMost(
        "resident after all, MiB",
        server.memory().residentMebibytes(),
        resident + RESIDENT_GROWTH_MEBIBYTES);
  }

  /** How often somebody was let in. */
  private int ownerComesIn(String product) {
    var besieged = signIn(OWNERS.getFirst(), product);
    findings.mustBe("the owner, from an address of the flood", besieged.status(), REFUSED);
    findings.mustBe("the owner, from elsewhere", signIn(OWNERS.getLast(), product).status(), 200);
    var fresh = signIn(NEW, product);
    findings.told("the owner, from where they never were", Integer.toString(fresh.status()));
    return fresh.status() == 200 ? 2 : 1;
  }

  /**
   * A sign-in leaves a session and its line in the person's list; that the address is known from
   * then on is a limit's row.
   */
  private void count(Census before, Census after, int looked, int signedIn) {
    findings.told("rows that count attempts, before", Long.toString(before.limits()));
    findings.atMost(
        "rows that count attempts, after",
        after.limits(),
        before.limits() + ROWS_OF_ATTEMPT * looked + signedIn);
    findings.told("other rows of the table, before", Long.toString(before.others()));
    findings.atMost(
        "other rows of the table, after",
        after.others(),
        before.others() + ROWS_OF_SESSION * signedIn);
  }
}
