package docket.domain.results;

import docket.domain.json.Json;
import docket.domain.results.Problem.Geometry;
import java.util.List;
import java.util.Optional;

/**
 * The first 32 bits of a mask count its values, four per pixel of the image (labeling-config.md
 * §5.1.5, §9).
 */
final class BrushSize {
  private static final int HEADER_BYTES = 4;
  private static final int VALUES_PER_PIXEL = 4;

  private BrushSize() {}

  static Optional<Problem> problem(Region region) {
    var rle = region.value().array("rle").items();
    boolean sized =
        region.item().get("original_width") instanceof Json.Int
            && region.item().get("original_height") instanceof Json.Int;
    if (!region.type().startsWith("brush") || !sized || rle.size() < HEADER_BYTES) {
      return Optional.empty();
    }
    long expected = pixels(region.item()) * VALUES_PER_PIXEL;
    long counted = counted(rle);
    return counted == expected
        ? Optional.empty()
        : Optional.of(
            new Geometry("rle holds %d values, the image has %d".formatted(counted, expected)));
  }

  private static long pixels(Json.Obj item) {
    return item.get("original_width") instanceof Json.Int(var width)
            && item.get("original_height") instanceof Json.Int(var height)
        ? width * height
        : 0;
  }

  private static long counted(List<Json> rle) {
    long count = 0;
    for (Json each : rle.subList(0, HEADER_BYTES)) {
      count = (count << 8) | (each instanceof Json.Int(var value) ? value & 0xff : 0);
    }
    return count;
  }
}
