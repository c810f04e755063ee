package docket.memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.memberships.AvatarImage.Refused;
import docket.platform.http.Body.Upload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AvatarImageTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, Color.RED.getRGB());
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] normalized(String name, String type, byte[] content) throws Refused {
    return AvatarImage.normalized(new Upload("avatar", name, type, content));
  }

  @ParameterizedTest
  @CsvSource({
    "a.png, image/png, png",
    "a.JPG, image/jpeg, jpg",
    "a.jpeg, image/jpg, jpg",
    "a.gif, image/gif, gif"
  })
  void when_it_is_a_picture_then_a_small_png_comes_of_it(String name, String type, String format)
      throws Exception {
    var made = normalized(name, type, picture(format, 1200, 600));
    var image = ImageIO.read(new ByteArrayInputStream(made));
    assertThat(image.getWidth()).isEqualTo(256);
    assertThat(image.getHeight()).isEqualTo(128);
    assertThat(made).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
  }

  @Test
  void when_script_hides_in_the_file_then_nothing_of_it_is_kept() throws Exception {
    var gif = picture("gif", 20, 20);
    var polyglot = new ByteArrayOutputStream();
    polyglot.write(gif);
    polyglot.write(SCRIPT.getBytes(StandardCharsets.UTF_8));
    var made = normalized("a.gif", "image/gif", polyglot.toByteArray());
    assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    var noted = commented(picture("png", 20, 20));
    assertThat(new String(noted, StandardCharsets.ISO_8859_1)).contains(SCRIPT);
    assertThat(new String(normalized("a.png", "image/png", noted), StandardCharsets.ISO_8859_1))
        .doesNotContain("script");
  }

  /** A PNG with a chunk of text behind its header. */
  private static byte[] commented(byte[] png) {
    var text = ("Comment\0" + SCRIPT).getBytes(StandardCharsets.ISO_8859_1);
    var chunk = ByteBuffer.allocate(12 + text.length);
    chunk.putInt(text.length).put("tEXt".getBytes(StandardCharsets.US_ASCII)).put(text);
    var sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + text.length);
    chunk.putInt((int) sum.getValue());
    int header = 8 + 25;
    return ByteBuffer.allocate(png.length + chunk.capacity())
        .put(png, 0, header)
        .put(chunk.array())
        .put(png, header, png.length - header)
        .array();
  }

  @ParameterizedTest
  @CsvSource({
    "a.svg, image/svg+xml",
    "a.png, image/gif",
    "a.png, text/html",
    "a.html, image/png",
    "png, image/svg+xml",
    "a, image/png"
  })
  void when_name_or_type_is_of_another_kind_then_it_is_refused(String name, String type)
      throws Exception {
    var content = picture("png", 10, 10);
    assertThatThrownBy(() -> normalized(name, type, content)).isInstanceOf(Refused.class);
  }

  @Test
  void when_the_content_is_another_kind_or_broken_then_it_is_refused() throws Exception {
    var png = picture("png", 10, 10);
    var cut = java.util.Arrays.copyOf(png, 40);
    assertThatThrownBy(() -> normalized("a.gif", "image/gif", png)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> normalized("a.png", "image/png", cut)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> normalized("a.png", "image/png", new byte[0]))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> normalized("a.jpg", "image/jpeg", SCRIPT.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void when_it_is_too_large_in_bytes_or_pixels_then_it_is_refused() throws Exception {
    var wide = picture("png", 1201, 1);
    assertThatThrownBy(() -> normalized("a.png", "image/png", wide))
        .hasMessageContaining("1200 x 1200");
    assertThatThrownBy(
            () -> normalized("a.png", "image/png", new byte[AvatarImage.LARGEST_BYTES + 1]))
        .hasMessageContaining("1024 KB");
    var bomb = picture("png", 10, 10);
    ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
    var sum = new CRC32();
    sum.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) sum.getValue());
    assertThatThrownBy(() -> normalized("a.png", "image/png", bomb))
        .hasMessageContaining("1200 x 1200");
  }
}
