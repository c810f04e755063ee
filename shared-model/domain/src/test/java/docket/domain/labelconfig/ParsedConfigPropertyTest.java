package docket.domain.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Whatever the text, reading a config ends in one of the declared outcomes. */
class ParsedConfigPropertyTest {
  @Property(tries = 500)
  void any_text_gets_an_answer(@ForAll String text) {
    assertThat(ParsedConfig.parse(text)).isNotNull();
    assertThat(ParsedConfig.parse("<View><Header value=\"a\">" + text + "</Header></View>"))
        .isNotNull();
  }

  /** Text made of what parsers stumble over is refused or accepted, never thrown. */
  @Property(tries = 2000)
  void any_markup_gets_an_answer(
      @ForAll
          @Chars({
            '<', '>', '/', '!', '[', ']', '-', '&', ';', '#', 'x', '"', '\'', '=', '?', ':', ' ',
            '\u0000', '\uD800', '\uFFFE'
          })
          @CharRange(from = 'A', to = 'F')
          @StringLength(max = 40)
          String text) {
    assertThat(ParsedConfig.parse(text)).isNotNull();
    assertThat(ParsedConfig.parse("<View>" + text + "</View>")).isNotNull();
    assertThat(ParsedConfig.parse("<View " + text + "/>")).isNotNull();
  }
}
