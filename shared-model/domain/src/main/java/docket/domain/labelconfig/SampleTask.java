package docket.domain.labelconfig;

import docket.domain.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Data of a made-up task that a config can show: for previews and as an example of what to upload
 * (labeling-config.md §14). A config may bring its own, see {@link LabelConfig#sampleComment()},
 * which goes before.
 */
public final class SampleTask {
  private static final List<String> DATA_ATTRIBUTES =
      List.of("value", "valueList", "data", "audioUrl", "frameRate");
  private static final Pattern REFERENCE =
      Pattern.compile("\\$([\\w\\[\\].{}]*[\\w\\]}])", Pattern.UNICODE_CHARACTER_CLASS);

  /** Elements of an array in a sample. */
  private static final int REPETITIONS = 2;

  private SampleTask() {}

  /**
   * Sample data with every key the config refers to; addresses of media are those of the bundled
   * samples.
   */
  public static Json.Obj of(LabelConfig config) {
    Json.Obj data = Json.EMPTY_OBJECT;
    for (Element element : config.elements().toList()) {
      for (String attribute : DATA_ATTRIBUTES) {
        data = withReferences(data, element, attribute);
      }
    }
    return data;
  }

  private static Json.Obj withReferences(Json.Obj data, Element element, String attribute) {
    String text = attribute.equals("value") ? element.value() : element.attribute(attribute);
    if (text == null || element.is("Style")) {
      return data;
    }
    boolean whole = DataReference.whole(text).isPresent();
    var references = REFERENCE.matcher(text);
    Json.Obj filled = data;
    while (references.find()) {
      String path = references.group(1);
      var sample = whole ? SampleValue.of(element, attribute, path) : Json.string("Sample " + path);
      filled = put(filled, path, sample) instanceof Json.Obj object ? object : filled;
    }
    return filled;
  }

  /**
   * Sets the value at the end of a path of keys and, in brackets, indices; what is there already
   * stays.
   */
  private static Json put(@Nullable Json at, String path, Json value) {
    if (path.isEmpty()) {
      return at == null ? value : at;
    }
    if (path.startsWith("[")) {
      int end = path.indexOf(']');
      String rest = end < 0 ? "" : path.substring(end + 1);
      return repeated(at, rest, value);
    }
    int start = path.startsWith(".") ? 1 : 0;
    int end = start;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    String key = path.substring(start, end);
    var object = at instanceof Json.Obj existing ? existing : Json.EMPTY_OBJECT;
    return key.isEmpty()
        ? object
        : object.with(key, put(object.get(key), path.substring(end), value));
  }

  private static Json repeated(@Nullable Json at, String rest, Json value) {
    var items = at instanceof Json.Arr(var existing) ? existing : List.<Json>of();
    return Json.array(
        IntStream.range(0, REPETITIONS)
            .mapToObj(i -> put(i < items.size() ? items.get(i) : null, rest, value))
            .toList());
  }
}
