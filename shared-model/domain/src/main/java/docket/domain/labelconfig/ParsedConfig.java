package docket.domain.labelconfig;

import javax.xml.stream.XMLStreamException;

/**
 * What came of reading a labeling config: the rules of saving one, in their order (api.md §12.2).
 */
public sealed interface ParsedConfig {
  /** The config of a new project. */
  String EMPTY = "<View></View>";

  /** It may be saved. */
  record Valid(LabelConfig config) implements ParsedConfig {}

  /** It may not; {@code text} is the first rule it breaks, in the words clients know. */
  record Invalid(String text) implements ParsedConfig {}

  /** Reads and checks a config. Never throws, whatever the text. */
  static ParsedConfig parse(String xml) {
    try {
      var document = ConfigXml.read(xml);
      return SchemaCheck.firstError(document.root())
          .or(() -> NameCheck.firstError(document.root()))
          .<ParsedConfig>map(Invalid::new)
          .orElseGet(() -> new Valid(LabelConfig.of(document)));
    } catch (XMLStreamException malformed) {
      return new Invalid(ConfigXml.message(malformed));
    }
  }
}
