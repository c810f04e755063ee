package docket.memberships;

import docket.platform.http.Body.Upload;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures of people, made anew from what was sent (spec access.md §3.3, T-45): a small PNG of the
 * pixels alone, without anything else that a file may carry.
 */
final class AvatarImage {
  static final int LARGEST_BYTES = 1024 * 1024;
  static final int LONGEST_EDGE = 1200;

  /** What is kept: enough for the largest place that shows it, on a dense screen. */
  private static final int KEPT_EDGE = 256;

  private static final Map<String, String> FORMATS =
      Map.of("jpg", "jpeg", "jpeg", "jpeg", "png", "png", "gif", "gif");

  private AvatarImage() {}

  /** What was sent is no picture that is taken. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  /** The picture as PNG, its longer edge at most 256 pixels. */
  static byte[] normalized(Upload upload) throws Refused {
    var format = format(upload);
    if (upload.content().length > LARGEST_BYTES) {
      throw new Refused("The file is larger than 1024 KB.");
    }
    return png(shrunk(decoded(upload.content(), format)));
  }

  private static String format(Upload upload) throws Refused {
    var name = upload.name().toLowerCase(Locale.ROOT);
    var format = FORMATS.get(name.substring(name.lastIndexOf('.') + 1));
    if (format == null || !isOf(format, upload.mediaType().toLowerCase(Locale.ROOT))) {
      throw new Refused("Only JPEG, PNG and GIF pictures are taken.");
    }
    return format;
  }

  private static boolean isOf(String format, String type) {
    return type.equals("image/" + format) || (format.equals("jpeg") && type.equals("image/jpg"));
  }

  private static BufferedImage decoded(byte[] content, String format) throws Refused {
    var readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw new IllegalStateException("this machine cannot read " + format);
    }
    var reader = readers.next();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(stream, true, true);
      return decoded(reader);
    } catch (IOException
        | RuntimeException unreadable) { // readers throw whatever a file makes them
      throw new Refused("The file is no readable picture of its kind.");
    } finally {
      reader.dispose();
    }
  }

  /** Sizes first: a few bytes may claim billions of pixels. */
  private static BufferedImage decoded(ImageReader reader) throws IOException, Refused {
    if (reader.getWidth(0) > LONGEST_EDGE || reader.getHeight(0) > LONGEST_EDGE) {
      throw new Refused("The picture is larger than 1200 x 1200 pixels.");
    }
    return reader.read(0);
  }

  private static BufferedImage shrunk(BufferedImage image) {
    double scale = Math.min(1, (double) KEPT_EDGE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var graphics = small.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(image, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return small;
  }

  private static byte[] png(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }
}
