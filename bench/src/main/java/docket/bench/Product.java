package docket.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command that starts the product, with the options that the launcher gives it.
 *
 * <p>The property {@code docket.bench.server} is its class path, {@code docket.bench.cache} an
 * ahead-of-time cache, {@code docket.bench.heap} another size of the heap.
 */
public final class Product {
  private static final Path OPTIONS = Path.of("infrastructure/embedded/jvm.options");

  private Product() {}

  /**
   * @param options of the virtual machine, beside those that all products have
   * @param arguments of the product
   */
  public static List<String> command(List<String> options, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("@" + OPTIONS);
    var heap = property("docket.bench.heap");
    if (heap != null) {
      command.add("-Xmx" + heap);
    }
    var cache = property("docket.bench.cache");
    if (cache != null && Files.exists(Path.of(cache))) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("docket.bench.server", System.getProperty("java.class.path")));
    command.add("docket.embedded.Main");
    command.addAll(arguments);
    return command;
  }

  private static @Nullable String property(String name) {
    return System.getProperty(name);
  }
}
