package docket.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import docket.domain.access.Role;
import docket.domain.id.UserId;
import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MaskingTest {
  private static final UserId READER = new UserId(7);
  private static final String EMAIL = "me@example.org";
  private static final Map<UserId, Role> ROLES =
      Map.of(new UserId(8), Role.ANNOTATOR, new UserId(9), Role.OWNER);

  private static Json json(String text) {
    try {
      return JsonText.read(text.replace('\'', '"'));
    } catch (JsonText.Malformed wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static String masked(String text) {
    return JsonText.text(Masking.masked(json(text), READER, EMAIL, ROLES)).replace('"', '\'');
  }

  @Test
  void when_people_are_told_of_then_their_role_stands_in_their_place() {
    assertThat(
            masked(
                "{'id':8,'username':'ben','email':'b@example.org','first_name':'Ben','last_name':'Kay','avatar':'/x.png','initials':'BK'}"))
        .isEqualTo(
            "{'id':-1,'username':'Annotator','email':'','first_name':'Annotator','last_name':'','avatar':null,'initials':'A'}");
    assertThat(masked("[{'user':{'id':9,'email':'o@example.org','first_name':'Ann'}}]"))
        .isEqualTo("[{'user':{'id':-5,'email':'','first_name':'Owner'}}]");
    assertThat(masked("{'id':55,'email':'x@example.org','first_name':'Gone'}"))
        .isEqualTo("{'id':-6,'email':'','first_name':'Member'}");
  }

  @Test
  void when_ids_and_signatures_name_people_then_they_do_no_more() {
    assertThat(
            masked(
                "{'id':8,'completed_by':8,'annotators':[7,8,9],'updated_by':[{'user_id':9}],'created_username':'Ben Kay b@example.org, 8','user':'b@example.org'}"))
        .isEqualTo(
            "{'id':8,'completed_by':-1,'annotators':[7,-1,-5],'updated_by':[{'user_id':-5}],'created_username':'Annotator  , -1','user':''}");
  }

  @Test
  void when_it_is_the_reader_then_they_see_themselves() {
    var own =
        "{'id':7,'email':'me@example.org','first_name':'Me','phone':'1','completed_by':7,'created_username':'Me x me@example.org, 7','user':'me@example.org'}";
    assertThat(masked(own)).isEqualTo(own);
  }

  @Test
  void when_tasks_and_answers_hold_addresses_then_they_stay() {
    var content =
        "{'data':{'email':'c@example.org','first_name':'C','id':8,'user':8},'result':[{'value':{'text':'b@example.org, 8'}}],'meta':{'created_by':8}}";
    assertThat(masked(content)).isEqualTo(content);
  }

  @Test
  void when_an_owner_is_mentioned_by_address_alone_then_it_is_left_out() {
    assertThat(masked("{'active_organization_meta':{'title':'T','email':'o@example.org'}}"))
        .isEqualTo("{'active_organization_meta':{'title':'T','email':''}}");
    assertThat(masked("{'organization':{'title':'o@example.org'}}"))
        .isEqualTo("{'organization':{'title':'Organization'}}");
  }

  @Test
  void when_people_are_gathered_then_each_place_counts_and_the_reader_does_not() {
    assertThat(
            Masking.named(
                json(
                    "[{'completed_by':8,'data':{'user':3}},{'annotators':[7,9]},{'created_username':'a b, 11'},{'id':12,'email':'','first_name':''}]"),
                READER))
        .containsExactlyInAnyOrder(new UserId(8), new UserId(9), new UserId(11), new UserId(12));
  }
}
