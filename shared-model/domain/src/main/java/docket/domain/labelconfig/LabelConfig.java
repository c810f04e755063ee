package docket.domain.labelconfig;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A labeling config that may be saved, with what it names. */
public final class LabelConfig {
  private final Element root;
  private final @Nullable String sampleComment;
  private final List<ObjectTag> objects;
  private final List<Control> controls;
  private final AcceptedLabels labels;
  private final List<DataUse> dataUses;

  private LabelConfig(Element root, @Nullable String sampleComment, NamedTags named) {
    this.root = root;
    this.sampleComment = sampleComment;
    this.objects = named.objects();
    this.controls = named.controls();
    this.labels = new AcceptedLabels(controls);
    this.dataUses = DataUse.of(root.all());
  }

  static LabelConfig of(ConfigXml.Document document) {
    return new LabelConfig(document.root(), document.sample(), NamedTags.of(document.root()));
  }

  public Element root() {
    return root;
  }

  /**
   * The comment that holds a sample task as JSON text (labeling-config.md §1.1 "Comments"), not
   * read yet.
   */
  public @Nullable String sampleComment() {
    return sampleComment;
  }

  /** Everything that has a name and shows data, in document order. */
  public List<ObjectTag> objects() {
    return objects;
  }

  /** Everything that produces results, in document order. */
  public List<Control> controls() {
    return controls;
  }

  /** The control whose results carry this {@code from_name}. */
  public Optional<Control> control(String fromName) {
    return controls.stream().filter(control -> control.name().matches(fromName)).findFirst();
  }

  /** The object whose results carry this {@code to_name}. */
  public Optional<ObjectTag> object(String toName) {
    return objects.stream().filter(object -> object.name().matches(toName)).findFirst();
  }

  /**
   * Values and aliases of the labels that results of this control may carry. Empty where anything
   * goes: its labels are dynamic, or it has none (labeling-config.md §9).
   */
  public Optional<Set<String>> acceptedLabels(Control control) {
    return labels.of(control);
  }

  /** Whether {@code name} is a name of this config, of whatever kind. */
  public boolean names(String name) {
    return object(name).isPresent() || control(name).isPresent();
  }

  /** What shows or reads task data, in document order. */
  List<DataUse> dataUses() {
    return dataUses;
  }

  Stream<Element> elements() {
    return root.all();
  }
}
