package docket.bench;

import docket.bench.Reply.Units;
import java.util.ArrayList;
import java.util.List;

/** Latencies and units of one kind of request; several threads add to it. */
final class Samples {
  private final List<Long> nanos = new ArrayList<>();
  private Units units = Units.NONE;
  private Units most = Units.NONE;

  synchronized void add(Reply reply) {
    nanos.add(reply.nanos());
    units = units.plus(reply.units());
    most =
        new Units(
            Math.max(most.read(), reply.units().read()),
            Math.max(most.write(), reply.units().write()));
  }

  synchronized int count() {
    return nanos.size();
  }

  /** Milliseconds below which the given share of the requests stayed. */
  synchronized double millis(double share) {
    if (nanos.isEmpty()) {
      return Double.NaN;
    }
    var sorted = nanos.stream().sorted().toList();
    int at = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, at)) / 1e6;
  }

  /** Units of one request, in the mean. */
  synchronized Units mean() {
    int count = Math.max(1, nanos.size());
    return new Units(units.read() / count, units.write() / count);
  }

  /** Most units that any one request consumed, reads and writes apart. */
  synchronized Units most() {
    return most;
  }
}
