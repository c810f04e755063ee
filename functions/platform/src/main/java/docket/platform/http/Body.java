package docket.platform.http;

import docket.domain.json.Json;
import docket.store.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/**
 * The body of a request: JSON, a form, or multipart. Read when first asked for, so that a refusal
 * costs no parsing.
 */
public final class Body {
  public static final String FORM = "application/x-www-form-urlencoded";
  public static final String MULTIPART = "multipart/form-data";

  private static final long MAX_PARTS = 1000;

  private final RawRequest request;

  Body(RawRequest request) {
    this.request = request;
  }

  /** One uploaded file of a multipart body. */
  public record Upload(String field, String name, String mediaType, byte[] content) {}

  public boolean isForm() {
    return request.mediaType().equals(FORM);
  }

  public boolean isMultipart() {
    return request.mediaType().startsWith("multipart/");
  }

  public byte[] bytes() {
    return request.body();
  }

  /** Any JSON value; an empty body reads as an empty object, a form as an object of strings. */
  public Json json() {
    if (isForm()) {
      return asObject(form());
    }
    if (isMultipart()) {
      return asObject(parts().form());
    }
    if (request.body().length == 0) {
      return Json.EMPTY_OBJECT;
    }
    try {
      return JsonText.read(request.body());
    } catch (JsonText.Malformed malformed) {
      throw Problem.badRequest(String.valueOf(malformed.getMessage())).exception();
    }
  }

  /** The body as an object; any other root is refused. */
  public Fields fields() {
    if (json() instanceof Json.Obj object) {
      return new Fields(object, isForm() || isMultipart());
    }
    throw Problem.invalid("non_field_errors", "Invalid data. Expected a dictionary.").exception();
  }

  public Query form() {
    return Query.parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  /** Files of a multipart body, in order; empty for any other body. */
  public List<Upload> uploads() {
    return isMultipart() ? parts().uploads() : List.of();
  }

  private record Parts(Query form, List<Upload> uploads) {}

  private Parts parts() {
    var fields = new LinkedHashMap<String, List<String>>();
    var uploads = new ArrayList<Upload>();
    try {
      for (var part : new Multipart().parseRequest(new MultipartContext(request))) {
        if (part.isFormField()) {
          fields
              .computeIfAbsent(part.getFieldName(), _ -> new ArrayList<>())
              .add(part.getString(StandardCharsets.UTF_8));
        } else {
          uploads.add(
              new Upload(
                  part.getFieldName(),
                  name(part),
                  String.valueOf(part.getContentType()),
                  part.get()));
        }
      }
    } catch (InvalidPathException noName) {
      throw Problem.badRequest("A part of the multipart body has a name that no file can have.")
          .exception();
    } catch (IOException broken) {
      throw Problem.badRequest("The multipart body cannot be read: " + broken.getMessage())
          .exception();
    }
    return new Parts(new Query(fields), uploads);
  }

  private static String name(DiskFileItem part) {
    var name = part.getName() == null ? "file" : part.getName();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static Json asObject(Query form) {
    var object = Json.object();
    for (Map.Entry<String, List<String>> field : form.values().entrySet()) {
      var values = field.getValue();
      object.put(field.getKey(), values.size() == 1 ? values.getFirst() : values);
    }
    return object.build();
  }

  private static final class Multipart
      extends AbstractFileUpload<RawRequest, DiskFileItem, DiskFileItemFactory> {
    Multipart() {
      setFileItemFactory(DiskFileItemFactory.builder().setBufferSize(Integer.MAX_VALUE).get());
      setFileCountMax(MAX_PARTS);
    }

    @Override
    public org.apache.commons.fileupload2.core.FileItemInputIterator getItemIterator(
        RawRequest from) throws FileUploadException, IOException {
      return getItemIterator(new MultipartContext(from));
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(RawRequest from)
        throws FileUploadException {
      return parseParameterMap(new MultipartContext(from));
    }

    @Override
    public List<DiskFileItem> parseRequest(RawRequest from) throws FileUploadException {
      return parseRequest(new MultipartContext(from));
    }
  }

  private record MultipartContext(RawRequest request) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public long getContentLength() {
      return request.body().length;
    }

    @Override
    public String getContentType() {
      return request.header("content-type", "");
    }

    @Override
    public java.io.InputStream getInputStream() {
      return new ByteArrayInputStream(request.body());
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }
}
