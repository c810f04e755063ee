package docket.domain.labelconfig;

import docket.domain.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * One sample value for each kind of tag (labeling-config.md §14); media are files bundled with the
 * product.
 */
final class SampleValue {
  private static final String MEDIA = "/samples/";
  private static final Json IMAGE = Json.string(MEDIA + "image-1.jpg");
  private static final Json IMAGES = Json.of(List.of(MEDIA + "image-1.jpg", MEDIA + "image-2.jpg"));
  private static final Json AUDIO = Json.string(MEDIA + "audio.wav");
  private static final double FRAMES_PER_SECOND = 25;

  private SampleValue() {}

  static Json of(Element element, String attribute, String path) {
    return switch (attribute) {
      case "valueList" -> IMAGES;
      case "audioUrl" -> AUDIO;
      case "frameRate" -> Json.of(FRAMES_PER_SECOND);
      case "data" ->
          Json.object()
              .put("id", "sample-1")
              .put("title", "A sample record")
              .put("amount", 42)
              .build();
      default -> byTag(element, path);
    };
  }

  private static Json byTag(Element element, String path) {
    boolean address = element.text("valueType").equals("url");
    return switch (element.tag()) {
      case "Image" -> IMAGE;
      case "Audio", "AudioPlus" -> AUDIO;
      case "Video" -> Json.string(MEDIA + "video.mp4");
      case "Pdf" -> Json.string(MEDIA + "document.pdf");
      case "Text" ->
          Json.string(
              address
                  ? MEDIA + "text.txt"
                  : "The ferry from Oslo reached Kiel on Sunday, two hours late.");
      case "HyperText" -> Json.string(address ? MEDIA + "page.html" : html());
      case "Paragraphs" -> address ? Json.string(MEDIA + "dialogue.json") : dialogue(element);
      case "TimeSeries" -> SampleSeries.of(element);
      case "Table" ->
          Json.object().put("Vessel", "Aurora").put("Port", "Bergen").put("Tons", 1250).build();
      case "List" ->
          Json.of(
              List.of(
                  item("1", "First result"),
                  item("2", "Second result"),
                  item("3", "Third result")));
      case "Chat" ->
          Json.of(
              List.of(
                  message("user", "When does the next train leave?"),
                  message("assistant", "At a quarter past nine.")));
      case "Dialog" ->
          Json.of(List.of(Json.object().put("name", "Guide").put("text", "Welcome aboard.")));
      case "Choices", "Taxonomy" -> choices(element);
      default -> isLabelSet(element) ? labels() : Json.string("Sample " + path);
    };
  }

  private static boolean isLabelSet(Element element) {
    return TagRegistry.find(element.tag()).filter(Tag::isLabelSet).isPresent();
  }

  private static String html() {
    return "<h2>Harbour news</h2><ul><li>Two ships arrived</li><li>One left</li></ul><table><tr><td>Ship</td><td>Aurora</td></tr></table>";
  }

  private static Json dialogue(Element element) {
    String name = element.text("nameKey").isEmpty() ? "author" : element.text("nameKey");
    String text = element.text("textKey").isEmpty() ? "text" : element.text("textKey");
    boolean timed = element.has("audioUrl");
    var phrases =
        List.of(
            "Good morning, how can I help?",
            "I am looking for platform four.",
            "It is behind the clock.");
    var items = new ArrayList<Json>();
    for (int i = 0; i < phrases.size(); i++) {
      var phrase =
          Json.object().put(name, i % 2 == 0 ? "Clerk" : "Traveller").put(text, phrases.get(i));
      items.add(
          timed ? phrase.put("start", 2.0 * i).put("end", 2.0 * i + 1.5).build() : phrase.build());
    }
    return Json.array(items);
  }

  private static Json item(String id, String title) {
    return Json.object()
        .put("id", id)
        .put("title", title)
        .put("body", title + " in a few words.")
        .build();
  }

  private static Json message(String role, String content) {
    return Json.object().put("role", role).put("content", content).build();
  }

  private static Json choices(Element element) {
    boolean tree = element.is("Taxonomy") || element.flag("allowNested");
    var first = Json.object().put("value", "First");
    var nested =
        tree ? first.put("children", List.of(Json.object().put("value", "First of first"))) : first;
    return Json.of(
        List.of(nested, Json.object().put("value", "Second"), Json.object().put("value", "Third")));
  }

  private static Json labels() {
    return Json.of(
        List.of(
            Json.object().put("value", "First").put("background", "#1f6feb"),
            Json.object().put("value", "Second").put("background", "#b35900")));
  }
}
