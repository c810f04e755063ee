package docket.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * One JSON object a line in the file that the property {@code docket.log} names. Found by logback
 * as a service: reading a file of XML would be a tenth of a start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY) // where a tool has both editions
public final class Logging extends ContextAwareBase implements Configurator {
  private static final List<String> QUIET =
      List.of("org.gaul", "org.eclipse.jetty", "software.amazon.awssdk");

  @Override
  public ExecutionStatus configure(LoggerContext logging) {
    var out = new FileAppender<ILoggingEvent>();
    out.setName("LOG");
    out.setContext(logging);
    out.setFile(System.getProperty("docket.log", "docket.log"));
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
