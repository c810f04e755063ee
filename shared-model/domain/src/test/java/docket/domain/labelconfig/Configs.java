package docket.domain.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.labelconfig.ParsedConfig.Invalid;
import docket.domain.labelconfig.ParsedConfig.Valid;

/** Reads configs for tests, and says why where one is not as the test supposes. */
public final class Configs {
  public static final String SENTIMENT =
      """
      <View><Text name="txt" value="$text"/>
        <Choices name="sent" toName="txt"><Choice value="Positive"/><Choice value="Negative" alias="neg"/></Choices>
      </View>\
      """;
  public static final String BOXES =
      """
      <View><Image name="img" value="$image"/>
        <RectangleLabels name="box" toName="img"><Label value="Car" background="#e06c1f"/><Label value="Bus"/></RectangleLabels>
      </View>\
      """;
  public static final String REPEATED =
      """
      <View><Repeater on="$images" indexFlag="{{idx}}">
        <Image name="img_{{idx}}" value="$images[{{idx}}].url"/>
        <Choices name="q_{{idx}}" toName="img_{{idx}}"><Choice value="Sharp"/><Choice value="Blurred"/></Choices>
      </Repeater></View>\
      """;

  private Configs() {}

  public static LabelConfig valid(String xml) {
    var parsed = ParsedConfig.parse(xml);
    assertThat(parsed).isInstanceOf(Valid.class);
    return ((Valid) parsed).config();
  }

  static String refusal(String xml) {
    var parsed = ParsedConfig.parse(xml);
    assertThat(parsed).isInstanceOf(Invalid.class);
    return ((Invalid) parsed).text();
  }
}
