package docket.domain.labelconfig;

import docket.domain.json.Json;

/**
 * The kinds of values task data holds, by the names the error texts use (import-and-storage.md
 * §2.10).
 */
public enum DataType {
  STRING("str"),
  INTEGER("int"),
  FLOAT("float"),
  BOOLEAN("bool"),
  LIST("list"),
  OBJECT("dict"),
  NULL("NoneType");

  private final String text;

  DataType(String text) {
    this.text = text;
  }

  static DataType of(Json value) {
    return switch (value) {
      case Json.Str _ -> STRING;
      case Json.Int _ -> INTEGER;
      case Json.Dec _ -> FLOAT;
      case Json.Bool _ -> BOOLEAN;
      case Json.Arr _ -> LIST;
      case Json.Obj _ -> OBJECT;
      case Json.Null _ -> NULL;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
