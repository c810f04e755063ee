package docket.lambda;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * One JSON object a line on standard output, which Lambda hands to CloudWatch Logs. Found by
 * logback as a service: reading a file of XML would be a tenth of a start.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final List<String> QUIET = List.of("software.amazon.awssdk", "io.micronaut");

  @Override
  public ExecutionStatus configure(LoggerContext logging) {
    var out = new ConsoleAppender<ILoggingEvent>();
    out.setName("OUT");
    out.setContext(logging);
    out.setEncoder(json(logging));
    out.start();
    var root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(out);
    QUIET.forEach(name -> logging.getLogger(name).setLevel(Level.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static JsonEncoder json(LoggerContext logging) {
    var json = new JsonEncoder();
    json.setContext(logging);
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.setWithContext(false);
    json.setWithThreadName(false);
    json.start();
    return json;
  }
}
