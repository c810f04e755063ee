package docket.domain.labelconfig;

import static docket.domain.labelconfig.DataType.BOOLEAN;
import static docket.domain.labelconfig.DataType.FLOAT;
import static docket.domain.labelconfig.DataType.INTEGER;
import static docket.domain.labelconfig.DataType.LIST;
import static docket.domain.labelconfig.DataType.OBJECT;
import static docket.domain.labelconfig.DataType.STRING;

import docket.domain.labelconfig.Tag.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every tag of the language, a line each (labeling-config.md §3–§7). A new tag is a line here and,
 * if it has results, a shape.
 */
public final class TagRegistry {
  private static final String VISIBILITY =
      " visibleWhen:region-selected|no-region-selected|choice-selected|choice-unselected whenTagName whenLabelValue whenChoiceValue whenRole";
  private static final String REQUIRED = " required:bool requiredMessage";
  private static final String SMART = " smart:bool smartOnly:bool";
  private static final String LOOK =
      " opacity:num fillColor strokeColor strokeWidth:num fillOpacity:num";
  private static final String SNAP = " snap:none|pixel";
  private static final String LABEL_SET =
      LOOK
          + " choice:single|multiple maxUsages:num showInline:bool value allowEmpty:bool groupDepth:num"
          + VISIBILITY;
  private static final String POINTS =
      " pointSize:small|medium|large pointStyle:rectangle|circle" + SNAP;
  private static final String VECTOR =
      LOOK
          + POINTS
          + " closable:bool skeleton:bool minPoints:num maxPoints:num pointSizeEnabled:num pointSizeDisabled:num curves:bool";
  private static final String AUDIO =
      "value defaultSpeed:num defaultScale:num defaultZoom:num defaultVolume:num hotkey sync height waveHeight spectrogram:bool"
          + " splitChannels:bool decoder:webaudio|ffmpeg|none player:html5|webaudio muted:bool cursorWidth cursorColor autoCenter:bool"
          + " showLabels:bool volume:bool speed:bool zoom:bool";
  private static final String TEXT =
      "value valueType:text|url saveTextResult:yes|no encoding:none|base64|base64unicode selectionEnabled:bool highlightColor"
          + " showLabels:bool granularity:symbol|word|sentence|paragraph resolver";

  private static final List<Tag> ALL =
      List.of(
          object(
                  "Image",
                  "value valueList smoothing:bool width maxWidth maxHeight zoom:bool negativeZoom:bool zoomBy:num grid:bool gridSize:num"
                      + " gridColor zoomControl:bool brightnessControl:bool contrastControl:bool rotateControl:bool selectionControl:bool"
                      + " crosshair:bool horizontalAlignment:left|center|right verticalAlignment:top|center|bottom"
                      + " defaultZoom:auto|original|fit crossOrigin:none|anonymous|use-credentials")
              .holding(STRING, LIST),
          object("Text", TEXT).holding(STRING, INTEGER, FLOAT, BOOLEAN),
          object("HyperText", TEXT + " inline:bool clickableLinks:bool"),
          object(
                  "Paragraphs",
                  "value valueType:json|url audioUrl sync showPlayer:bool saveTextResult:yes|no layout:none|dialogue nameKey textKey"
                      + " contextScroll:bool resolver")
              .holding(LIST, STRING),
          object("Audio", AUDIO),
          object("AudioPlus", AUDIO),
          object(
              "Video",
              "value frameRate:num sync muted:bool height timelineHeight:num defaultPlaybackSpeed:num minPlaybackSpeed:num"),
          object(
                  "TimeSeries",
                  "value valueType:url|json timeColumn timeFormat timeDisplayFormat durationDisplayFormat sep overviewChannels overviewWidth"
                      + " fixedScale:bool cursorColor sync")
              .holding(OBJECT, LIST, STRING),
          object("List", "value title").holding(LIST),
          object("Table", "value valueType:json|url").holding(OBJECT, LIST, STRING),
          object("Pdf", "value"),
          self("Chat", "value messageRoles editable minMessages:num maxMessages:num llm")
              .holding(LIST, STRING)
              .resulting("chatmessage", "chatmessage"),
          self("ReactCode", "data inputs outputs style classname src")
              .holding(STRING, INTEGER, FLOAT, BOOLEAN, LIST, OBJECT),
          visual("Dialog", "name value").holding(LIST, STRING),
          subtag(
                  "Channel",
                  "column legend units displayFormat height:num strokeColor strokeWidth:num markerColor markerSize:num markerSymbol"
                      + " timeRange dataRange showAxis fixedScale:bool interpolation")
              .in("TimeSeries", "MultiChannel"),
          subtag("MultiChannel", "height:num showAxis:bool showYAxis:bool fixedScale:bool")
              .in("TimeSeries"),
          subtag(
              "Label",
              "value alias selected:bool maxUsages:num hint hotkey granularity:symbol|word|sentence|paragraph html background selectedColor"
                  + " size showAlias:bool aliasStyle category:num model_index predicted_values groupCanContain"),
          subtag("Choice", "value alias selected:bool hotkey hint html style color readonly:bool")
              .in("Choices", "Taxonomy", "Choice"),
          subtag("Relation", "value background").in("Relations"),
          subtag("Shortcut", "value alias hotkey background").in("TextArea"),
          subtag("Bucket", "name title default:bool").in("Ranker"),
          subtag("Panel", "value open:bool").in("Collapse"),
          control("Rectangle", LOOK + SMART + SNAP + " canRotate:bool").on("Image").drawing(),
          control("RectangleLabels", LABEL_SET + SMART + SNAP + " canRotate:bool")
              .on("Image")
              .drawing(),
          control("Ellipse", LOOK + SMART + " canRotate:bool").on("Image").drawing(),
          control("EllipseLabels", LABEL_SET + SMART + " canRotate:bool").on("Image").drawing(),
          control("KeyPoint", LOOK + SMART + SNAP).on("Image").drawing(),
          control("KeyPointLabels", LABEL_SET + SMART + SNAP).on("Image").drawing(),
          control("Polygon", LOOK + SMART + POINTS).on("Image").drawing(),
          control("PolygonLabels", LABEL_SET + SMART + POINTS).on("Image").drawing(),
          control("Brush", SMART).on("Image").drawing(),
          control("BrushLabels", LABEL_SET + SMART).on("Image").drawing(),
          control("Magicwand", "opacity:num blurRadius:num defaultThreshold:num")
              .on("Image")
              .drawing()
              .resulting("brush", "brush"),
          control("BitmaskLabels", LABEL_SET + SMART).on("Image").drawing(),
          control("Vector", VECTOR + SMART).on("Image").drawing(),
          control("VectorLabels", LABEL_SET + VECTOR + SMART).on("Image").drawing(),
          control("OcrLabels", LABEL_SET).on("Pdf").drawing(),
          control("Labels", LABEL_SET).on("Text", "Audio", "AudioPlus", "Image", "Video").drawing(),
          control("HyperTextLabels", LABEL_SET).on("HyperText").drawing(),
          control("ParagraphLabels", LABEL_SET).on("Paragraphs").drawing(),
          control("TimeSeriesLabels", LABEL_SET).on("TimeSeries").drawing(),
          control("VideoRectangle", SMART).on("Video").drawing(),
          control("VideoVector", VECTOR + SMART).on("Video").drawing(),
          control("VideoVectorLabels", LABEL_SET + VECTOR + SMART).on("Video").drawing(),
          control("TimelineLabels", LABEL_SET).on("Video").drawing(),
          control(
              "Choices",
              "choice:single|single-radio|multiple layout:select|inline|vertical showInline:bool value allowNested:bool"
                  + REQUIRED
                  + VISIBILITY),
          control(
              "Taxonomy",
              "value apiUrl leafsOnly:bool showFullPath:bool pathSeparator maxUsages:num minWidth maxWidth placeholder dropdownWidth"
                  + " labeling:bool legacy:bool resolver"
                  + REQUIRED
                  + VISIBILITY),
          control(
                  "TextArea",
                  "value label placeholder maxSubmissions:num editable:bool transcription:bool displayMode:tag|region-list rows:num"
                      + " showSubmitButton:bool skipDuplicates:bool"
                      + REQUIRED
                      + VISIBILITY)
              .resulting("textarea", "text"),
          control(
              "Rating",
              "maxRating:num defaultValue:num size icon:star|heart|fire|smile hotkey"
                  + REQUIRED
                  + VISIBILITY),
          control(
              "Number",
              "min:num max:num step:num defaultValue:num slider:bool hotkey"
                  + REQUIRED
                  + VISIBILITY),
          control("DateTime", "only format min max" + REQUIRED + VISIBILITY),
          control("Ranker", VISIBILITY).on("List"),
          control("Pairwise", "selectionStyle leftClass rightClass" + VISIBILITY)
              .resulting("pairwise", "selected"),
          visual("Relations", "choice:single|multiple"),
          visual("View", "display:block|inline style className idAttr" + VISIBILITY),
          visual("Header", "name value size:num style underline:bool")
              .holding(STRING, INTEGER, FLOAT, BOOLEAN),
          visual("Style", "name"),
          visual("Collapse", "accordion:bool bordered:bool open:bool"),
          visual(
              "Filter",
              "name toName placeholder minlength:num hotkey style caseSensitive:bool cleanup:bool"),
          visual("Markdown", "name value style className idAttr" + VISIBILITY)
              .holding(STRING, INTEGER, FLOAT, BOOLEAN),
          visual("Repeater", "on indexFlag mode:list|pagination"));

  private static final Set<String> BODY_IS_VALUE =
      Set.of("Header", "Label", "Choice", "Text", "Markdown", "HyperText");
  private static final Map<String, String> OLD_ATTRIBUTES =
      Map.of("casesensetive", "caseSensitive");
  private static final Map<String, Tag> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Tag::name, Function.identity()));
  private static final Map<String, String> BY_LOWER_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(tag -> lower(tag.name()), Tag::name));
  private static final Map<String, Map<String, String>> ATTRIBUTES =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Tag::name, TagRegistry::attributeNames));
  private static final Map<String, String> ANY_ATTRIBUTE = anyAttribute();

  private TagRegistry() {}

  /** All tags, in the order of the specification. */
  public static List<Tag> all() {
    return ALL;
  }

  /** The tag of this canonical name. */
  public static Optional<Tag> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static String canonicalTag(String name) {
    return BY_LOWER_NAME.getOrDefault(lower(name), name);
  }

  static String canonicalAttribute(String tag, String name) {
    String lower = lower(name);
    var ofTag = ATTRIBUTES.getOrDefault(tag, Map.of()).get(lower);
    return ofTag != null ? ofTag : ANY_ATTRIBUTE.getOrDefault(lower, name);
  }

  static boolean takesBodyAsValue(String tag) {
    return BODY_IS_VALUE.contains(tag);
  }

  private static Map<String, String> attributeNames(Tag tag) {
    var names = new HashMap<String, String>();
    tag.attributes().keySet().forEach(name -> names.put(lower(name), name));
    return Map.copyOf(names);
  }

  private static Map<String, String> anyAttribute() {
    var names = new HashMap<>(OLD_ATTRIBUTES);
    ALL.forEach(
        tag -> tag.attributes().keySet().forEach(name -> names.putIfAbsent(lower(name), name)));
    return Map.copyOf(names);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Tag object(String name, String attributes) {
    return Tag.of(Role.OBJECT, name, "name " + attributes);
  }

  private static Tag self(String name, String attributes) {
    return Tag.of(Role.SELF, name, "name toName " + attributes);
  }

  private static Tag control(String name, String attributes) {
    return Tag.of(
            Role.CONTROL,
            name,
            "name toName perRegion:bool perItem:bool readonly:bool " + attributes)
        .holding(LIST, STRING);
  }

  private static Tag visual(String name, String attributes) {
    return Tag.of(Role.VISUAL, name, attributes);
  }

  private static Tag subtag(String name, String attributes) {
    return Tag.of(Role.SUBTAG, name, attributes);
  }
}
