package docket.domain.results;

import static docket.domain.results.FieldCheck.BYTE;
import static docket.domain.results.FieldCheck.FLAG;
import static docket.domain.results.FieldCheck.NOT_NEGATIVE;
import static docket.domain.results.FieldCheck.NUMBER;
import static docket.domain.results.FieldCheck.PERCENT;
import static docket.domain.results.FieldCheck.POINT;
import static docket.domain.results.FieldCheck.POSITION;
import static docket.domain.results.FieldCheck.RANGE;
import static docket.domain.results.FieldCheck.ROTATION;
import static docket.domain.results.FieldCheck.TEXT;
import static docket.domain.results.FieldCheck.WHOLE;
import static docket.domain.results.FieldCheck.listOf;
import static docket.domain.results.FieldCheck.objectOf;
import static docket.domain.results.FieldCheck.startingWith;
import static docket.domain.results.ValueShape.may;
import static docket.domain.results.ValueShape.must;

import java.util.Map;
import java.util.Optional;

/** The structure of every kind of region, a line each (labeling-config.md §9, second table). */
final class Shapes {
  private static final ValueShape BOX =
      ValueShape.of(
          must("x", PERCENT),
          must("y", PERCENT),
          must("width", PERCENT),
          must("height", PERCENT),
          may("rotation", ROTATION));
  private static final ValueShape VERTEX = ValueShape.of(must("x", NUMBER), must("y", NUMBER));
  private static final ValueShape SPAN =
      ValueShape.of(
          must("start", POSITION),
          must("end", POSITION),
          may("startOffset", NOT_NEGATIVE),
          may("endOffset", NOT_NEGATIVE));
  private static final ValueShape BOX_KEYFRAME =
      ValueShape.of(
          must("frame", WHOLE),
          must("time", NUMBER),
          must("x", PERCENT),
          must("y", PERCENT),
          must("width", PERCENT),
          must("height", PERCENT),
          may("enabled", FLAG),
          may("rotation", ROTATION));
  private static final ValueShape VECTOR_KEYFRAME =
      ValueShape.of(
          must("frame", WHOLE), may("vertices", listOf(0, objectOf(VERTEX))), may("enabled", FLAG));

  /** Result types without their ending {@code labels}. */
  private static final Map<String, ValueShape> BY_KIND =
      Map.ofEntries(
          Map.entry("rectangle", BOX),
          Map.entry("ocr", BOX),
          Map.entry(
              "ellipse",
              ValueShape.of(
                  must("x", PERCENT),
                  must("y", PERCENT),
                  must("radiusX", PERCENT),
                  must("radiusY", PERCENT),
                  may("rotation", ROTATION))),
          Map.entry(
              "keypoint",
              ValueShape.of(must("x", PERCENT), must("y", PERCENT), may("width", PERCENT))),
          Map.entry(
              "polygon", ValueShape.of(must("points", listOf(1, POINT)), may("closed", FLAG))),
          Map.entry("brush", ValueShape.of(must("format", TEXT), must("rle", listOf(1, BYTE)))),
          Map.entry(
              "bitmask",
              ValueShape.of(must("imageDataURL", startingWith("data:image/png;base64,")))),
          Map.entry(
              "vector",
              ValueShape.of(must("vertices", listOf(0, objectOf(VERTEX))), may("closed", FLAG))),
          Map.entry(
              "videovector", ValueShape.of(must("sequence", listOf(0, objectOf(VECTOR_KEYFRAME))))),
          Map.entry(
              "videorectangle",
              ValueShape.of(
                  must("framesCount", WHOLE),
                  must("duration", NUMBER),
                  must("sequence", listOf(0, objectOf(BOX_KEYFRAME))))),
          Map.entry("timeline", ValueShape.of(must("ranges", listOf(1, RANGE)))),
          Map.entry("hypertext", SPAN),
          Map.entry("html", SPAN),
          Map.entry("paragraph", SPAN),
          Map.entry(
              "timeseries",
              ValueShape.of(must("start", POSITION), must("end", POSITION), may("instant", FLAG))));

  /** {@code labels} on text and audio. */
  static final ValueShape LABELED_SPAN =
      ValueShape.of(must("start", POSITION), must("end", POSITION));

  private Shapes() {}

  /**
   * The geometry of a result type; empty for classification and for {@code labels}, which borrows
   * its sibling's.
   */
  static Optional<ValueShape> of(String resultType) {
    String kind =
        resultType.endsWith("labels")
            ? resultType.substring(0, resultType.length() - "labels".length())
            : resultType;
    return Optional.ofNullable(BY_KIND.get(kind));
  }
}
