package docket.cdk;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * Everything that an operator may choose, read once from the CDK's context: {@code -c
 * docket:stage=prod}. Nothing is required.
 *
 * @param stage tells deployments in one account apart; part of every name
 * @param protect whether data outlive the stack and tables refuse to be deleted
 * @param domain the site's own domain; null for the one that CloudFront gives
 * @param zone id of the Route 53 zone that the domain is in; null where its records are kept
 *     elsewhere
 * @param certificate ARN of a certificate for the domain, in us-east-1; null to have one made
 * @param firewall whether a web application firewall stands in front
 * @param alarmEmail who hears of alarms and of the budget; null for nobody
 * @param budget US dollars a month; null for no budget
 * @param mailDomain a domain that mail may be sent from; null for none
 * @param requests steady requests per second that the API lets through
 * @param account null where the CDK's command line knows none
 * @param region null where the CDK's command line knows none
 * @param site folder of the built web app
 * @param rehearsal leaves out what an emulator cannot do
 */
record Options(
    String stage,
    boolean protect,
    @Nullable String domain,
    @Nullable String zone,
    @Nullable String certificate,
    boolean firewall,
    @Nullable String alarmEmail,
    @Nullable Integer budget,
    @Nullable String mailDomain,
    int requests,
    @Nullable String account,
    @Nullable String region,
    Path site,
    boolean rehearsal) {
  private static final Pattern STAGE = Pattern.compile("[a-z][a-z0-9-]{0,15}");
  private static final int DEFAULT_REQUESTS = 1000;

  Options {
    if (!STAGE.matcher(stage).matches()) {
      throw new IllegalArgumentException(
          "docket:stage is 1 to 16 lower-case letters, digits and hyphens, not " + stage);
    }
    if (budget != null && alarmEmail == null) {
      throw new IllegalArgumentException(
          "docket:budget tells somebody: set docket:alarmEmail as well");
    }
    if (zone != null && domain == null) {
      throw new IllegalArgumentException("docket:zone needs docket:domain");
    }
    if (needsEdge(domain, certificate, firewall) && region == null) {
      throw new IllegalArgumentException(
          "a firewall and a new certificate live in us-east-1; that needs an account and a region to refer from: sign in to AWS first, or pass docket:certificate");
    }
  }

  static Options of(Construct scope) {
    var context = new Context(scope);
    return new Options(
        context.text("stage", "prod"),
        context.flag("protect", true),
        context.text("domain"),
        context.text("zone"),
        context.text("certificate"),
        context.flag("waf", false),
        context.text("alarmEmail"),
        context.number("budget"),
        context.text("mailDomain"),
        context.number("requests", DEFAULT_REQUESTS),
        System.getenv("CDK_DEFAULT_ACCOUNT"),
        System.getenv("CDK_DEFAULT_REGION"),
        Path.of(context.text("site", "web-static/app/dist")),
        context.flag("rehearsal", false));
  }

  /** Put before the logical name of every table, queue and function. */
  String prefix() {
    return stage + "-";
  }

  /** Whether a second stack in us-east-1 is needed. */
  boolean needsEdge() {
    return needsEdge(domain, certificate, firewall);
  }

  private static boolean needsEdge(
      @Nullable String domain, @Nullable String certificate, boolean firewall) {
    return firewall || (domain != null && certificate == null);
  }

  private record Context(Construct scope) {
    @Nullable String text(String key) {
      var value = scope.getNode().tryGetContext("docket:" + key);
      return value == null || value.toString().isBlank() ? null : value.toString();
    }

    String text(String key, String absent) {
      var value = text(key);
      return value == null ? absent : value;
    }

    boolean flag(String key, boolean absent) {
      var value = text(key);
      if (value == null) {
        return absent;
      }
      return switch (value) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw new IllegalArgumentException(
                "docket:%s is true or false, not %s".formatted(key, value));
      };
    }

    @Nullable Integer number(String key) {
      var value = text(key);
      try {
        return value == null ? null : Integer.valueOf(value);
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException(
            "docket:%s is a whole number, not %s".formatted(key, value), wrong);
      }
    }

    int number(String key, int absent) {
      var value = number(key);
      return value == null ? absent : value;
    }
  }
}
