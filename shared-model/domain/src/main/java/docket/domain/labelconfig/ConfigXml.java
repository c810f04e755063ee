package docket.domain.labelconfig;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of a config. Document types, entities of one's own and processing instructions are
 * refused, and size, depth and number of elements are capped (labeling-config.md §1.1), so neither
 * an entity bomb nor an external file is ever touched.
 */
final class ConfigXml {
  /** Characters of a config, about 1 MiB. */
  static final int MAX_LENGTH = 1 << 20;

  static final int MAX_DEPTH = 64;
  static final int MAX_ELEMENTS = 20_000;

  private final XMLStreamReader reader;
  private @Nullable OpenElement open;
  private @Nullable Element root;
  private @Nullable String sample;
  private int depth;
  private int elements;

  private ConfigXml(XMLStreamReader reader) {
    this.reader = reader;
  }

  /**
   * The tree and, where a comment holds a JSON object, that comment (labeling-config.md §1.1
   * "Comments").
   */
  record Document(Element root, @Nullable String sample) {}

  static Document read(String xml) throws XMLStreamException {
    if (xml.length() > MAX_LENGTH) {
      throw new XMLStreamException("label config is longer than " + MAX_LENGTH + " characters");
    }
    var reader =
        factory()
            .createXMLStreamReader(
                new StringReader(xml.startsWith("\uFEFF") ? xml.substring(1) : xml));
    try {
      return new ConfigXml(reader).document();
    } finally {
      reader.close();
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  private Document document() throws XMLStreamException {
    while (reader.hasNext()) {
      event(reader.next());
    }
    if (root == null) {
      throw refusal("xml is empty or incorrect");
    }
    return new Document(root, sample);
  }

  private void event(int event) throws XMLStreamException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          text(reader.getText());
      case XMLStreamConstants.COMMENT -> comment(reader.getText().strip());
      case XMLStreamConstants.DTD -> throw refusal("document type declarations are forbidden");
      case XMLStreamConstants.ENTITY_REFERENCE -> throw refusal("entity references are forbidden");
      case XMLStreamConstants.PROCESSING_INSTRUCTION ->
          throw refusal("processing instructions are forbidden");
      default -> {} // start and end of the document
    }
  }

  private void start() throws XMLStreamException {
    if (++depth > MAX_DEPTH) {
      throw refusal("elements are nested deeper than " + MAX_DEPTH);
    }
    if (++elements > MAX_ELEMENTS) {
      throw refusal("there are more than " + MAX_ELEMENTS + " elements");
    }
    open = OpenElement.of(reader, open);
  }

  private void end() {
    var closed = open;
    depth--;
    if (closed == null) {
      return;
    }
    open = closed.parent();
    if (open == null) {
      root = closed.close();
    } else {
      open.add(closed);
    }
  }

  private void text(String text) {
    if (open != null) {
      open.add(text);
    }
  }

  private void comment(String text) {
    if (sample == null && text.startsWith("{")) {
      sample = text;
    }
  }

  private XMLStreamException refusal(String text) {
    return new XMLStreamException(text, reader.getLocation());
  }

  /** The parser's message with line and column, without its own preamble. */
  static String message(XMLStreamException failure) {
    String text = String.valueOf(failure.getMessage());
    int start = text.indexOf("Message: ");
    String message =
        (start < 0 ? text : text.substring(start + "Message: ".length()))
            .replaceAll("\\.\\s*$", "");
    Location at = failure.getLocation();
    return at == null
        ? message
        : "%s: line %d, column %d".formatted(message, at.getLineNumber(), at.getColumnNumber());
  }
}
