package docket.store.tasks;

import java.io.ByteArrayOutputStream;

/** Bodies laid one after the other, to be stored as one object and read back by range. */
final class BodyPack {
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /** Adds a body and says where it is: {@code offset:length}. */
  String add(byte[] body) {
    int offset = content.size();
    content.writeBytes(body);
    return offset + ":" + body.length;
  }

  byte[] bytes() {
    return content.toByteArray();
  }
}
