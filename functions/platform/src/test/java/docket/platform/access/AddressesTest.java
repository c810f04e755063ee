package docket.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import docket.store.json.JsonText;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AddressesTest {
  private static String without(String text) throws JsonText.Malformed {
    var answer = JsonText.read(text.replace('\'', '"'));
    return JsonText.text(Addresses.without(answer, "me@example.org")).replace('"', '\'');
  }

  @Test
  void when_others_are_told_of_then_their_names_stay_and_their_addresses_go() throws Exception {
    assertThat(
            without(
                "[{'id':8,'first_name':'Ben','email':'b@example.org','phone':'1','created_username':'Ben Kay b@example.org, 8','user':'b@example.org'}]"))
        .isEqualTo(
            "[{'id':8,'first_name':'Ben','email':'','phone':'','created_username':'Ben Kay , 8','user':''}]");
  }

  @Test
  void when_an_address_only_contains_the_readers_then_it_goes_as_well() throws Exception {
    assertThat(
            without(
                "[{'email':'me@example.organic','first_name':'C','created_username':'A B not.me@example.org, 9'},{'email':'notme@example.org','first_name':'D'}]"))
        .isEqualTo(
            "[{'email':'','first_name':'C','created_username':'A B , 9'},{'email':'','first_name':'D'}]");
  }

  @Test
  void when_it_is_the_reader_or_what_was_labeled_then_it_stays() throws Exception {
    var kept =
        "{'email':'me@example.org','created_username':'Me me@example.org, 7','data':{'email':'c@example.org'},'result':[{'value':{'text':['d@example.org']}}]}";
    assertThat(without(kept)).isEqualTo(kept);
  }
}
