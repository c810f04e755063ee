package docket.platform.http;

import io.micronaut.context.BeanContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request to the controller method that serves it. Authenticates first, unless the route
 * says otherwise.
 */
@Singleton
public final class Dispatcher {
  private final Router router;
  private final BeanContext beans;
  private final Authentication authentication;
  private final ReplyFilter filter;

  Dispatcher(Router router, BeanContext beans, Authentication authentication, ReplyFilter filter) {
    this.router = router;
    this.beans = beans;
    this.authentication = authentication;
    this.filter = filter;
  }

  /**
   * The controller's answer.
   *
   * @param noting hears who calls, as soon as that is known
   * @throws ProblemException for every refusal
   */
  public Reply dispatch(RawRequest request, Consumer<Caller> noting) {
    var match = find(request);
    var caller = isOpen(match) ? known(request) : required(request);
    if (caller != null) {
      noting.accept(caller);
    }
    var reply = invoke(match, new Call(request, caller, noting));
    return caller == null ? reply : filter.filter(reply, caller);
  }

  /**
   * What serves a request, for the log and for what an answer may tell.
   *
   * @param template of its path; a dash where nothing does
   * @param isOpen whether it is there for people who have not proved who they are
   */
  public record Route(String template, boolean isOpen) {}

  /** The route of a request. */
  public Route routeOf(RawRequest request) {
    return best(request)
        .map(match ->
            new Route(match.getRouteInfo().getUriMatchTemplate().toString(), isOpen(match)))
        .orElse(new Route("-", true));
  }

  private static boolean isOpen(MethodBasedRouteMatch<Object, Object> match) {
    return match.getExecutableMethod().hasAnnotation(Anonymous.class);
  }

  private Caller required(RawRequest request) {
    var caller = authentication.authenticate(request);
    if (caller == null) {
      throw Problem.unauthorized("Authentication credentials were not provided.").exception();
    }
    return caller;
  }

  private @Nullable Caller known(RawRequest request) {
    try {
      return authentication.authenticate(request);
    } catch (ProblemException stale) {
      return null;
    }
  }

  private Optional<UriRouteMatch<Object, Object>> best(RawRequest request) {
    return matches(request).stream()
        .min(
            Comparator.comparingInt(
                (UriRouteMatch<Object, Object> m) -> m.getVariableValues().size()));
  }

  private MethodBasedRouteMatch<Object, Object> find(RawRequest request) {
    var best = best(request);
    if (best.isPresent()) {
      return best.get();
    }
    boolean otherMethod =
        !request.path().contains("//")
            && router.findAny(request.path(), plain(request)).findAny().isPresent();
    throw (otherMethod
            ? Problem.of(405, "Method \"%s\" not allowed.".formatted(request.method()))
            : Problem.notFound("Not found."))
        .exception();
  }

  /** The router would read past empty parts of a path; the gateway in front of us does not. */
  private List<UriRouteMatch<Object, Object>> matches(RawRequest request) {
    if (request.path().contains("//")) {
      return List.of();
    }
    var method = HttpMethod.parse(request.method().equals("HEAD") ? "GET" : request.method());
    return router.<Object, Object>find(method, request.path(), plain(request)).toList();
  }

  private static HttpRequest<?> plain(RawRequest request) {
    return HttpRequest.create(HttpMethod.GET, "/");
  }

  private Reply invoke(MethodBasedRouteMatch<Object, Object> match, Call call) {
    var method = match.getExecutableMethod();
    var arguments = method.getArguments();
    var values = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = argument(arguments[i], match.getVariableValues(), call);
    }
    var controller = beans.getBean(method.getDeclaringType());
    return Objects.requireNonNull(
        (Reply) method.invoke(controller, values), "a controller answered nothing");
  }

  private static Object argument(Argument<?> argument, Map<String, Object> variables, Call call) {
    if (argument.getType() == Call.class) {
      return call;
    }
    var value = String.valueOf(variables.get(argument.getName()));
    if (argument.getType() != long.class) {
      return value;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException noId) {
      throw Problem.notFound().exception();
    }
  }
}
