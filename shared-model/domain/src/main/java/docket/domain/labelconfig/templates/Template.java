package docket.domain.labelconfig.templates;

import java.util.List;

/**
 * One card of the catalogue (templates.md §14).
 *
 * @param id unique over all groups, lower case with hyphens
 * @param group title of its group
 * @param groupOrder place of the group, from 1
 * @param order place within the group, from 1
 * @param image key of the picture on the card: the object tag it is about, in lower case
 * @param details one line that says what one does
 * @param tags the object and control tags it uses, for the search
 * @param config its labeling config
 */
public record Template(
    String id,
    String title,
    String group,
    int groupOrder,
    int order,
    Type type,
    String image,
    String details,
    List<String> tags,
    String config) {
  /** Where it comes from. */
  public enum Type {
    CORE,
    COMMUNITY
  }

  public Template {
    tags = List.copyOf(tags);
  }
}
