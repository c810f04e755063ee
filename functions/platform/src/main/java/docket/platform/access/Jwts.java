package docket.platform.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import docket.domain.id.UserId;
import docket.store.access.Secrets;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * JWTs of this deployment: HS256 and nothing else, the key named by {@code kid} (spec access.md
 * §9.4).
 */
@Singleton
public final class Jwts {
  /** How long an access token lives. */
  public static final Duration ACCESS_LIFE = Duration.ofMinutes(5);

  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private final KeyRing keys;
  private final Clock clock;

  Jwts(KeyRing keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The two kinds; one never passes for the other. */
  public enum Kind {
    ACCESS("access"),
    REFRESH("refresh");

    private final String claim;

    Kind(String claim) {
      this.claim = claim;
    }
  }

  /**
   * What a token says that holds.
   *
   * @param epoch the account's token epoch when it was made
   */
  public record Claims(String id, UserId user, long epoch, Instant expiresAt) {}

  /** A signed token in its compact form. */
  public record Issued(String id, String token, Instant issuedAt, Instant expiresAt) {
    /** Header and payload: what may be shown later. */
    public String withoutSignature() {
      return token.substring(0, token.lastIndexOf('.'));
    }
  }

  public Issued issue(Kind kind, UserId user, long epoch, Duration life) {
    var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    var expiresAt = now.plus(life);
    var id = Secrets.random();
    var claims =
        new JWTClaimsSet.Builder()
            .claim("token_type", kind.claim)
            .expirationTime(Date.from(expiresAt))
            .issueTime(Date.from(now))
            .jwtID(id)
            .claim("user_id", user.value())
            .claim("epoch", epoch)
            .build();
    return new Issued(id, sign(claims), now, expiresAt);
  }

  private String sign(JWTClaimsSet claims) {
    var kid = keys.currentKid();
    var key = keys.signingKey(kid);
    if (key == null) {
      throw new IllegalStateException("the current signing key is missing");
    }
    try {
      var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
      jwt.sign(new MACSigner(key));
      return jwt.serialize();
    } catch (JOSEException weakKey) {
      throw new IllegalStateException("the signing key cannot be used", weakKey);
    }
  }

  /**
   * The claims of a token of this kind that is signed by us and not expired; empty for anything
   * else.
   */
  public Optional<Claims> verify(Kind kind, String token) {
    try {
      var jwt = SignedJWT.parse(token);
      return isOurs(jwt) ? claims(kind, jwt.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException noToken) {
      return Optional.empty();
    }
  }

  private boolean isOurs(SignedJWT jwt) throws JOSEException {
    var header = jwt.getHeader();
    if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
      return false;
    }
    var key = keys.signingKey(header.getKeyID());
    return key != null && jwt.verify(new MACVerifier(key));
  }

  private Optional<Claims> claims(Kind kind, JWTClaimsSet claims) throws ParseException {
    var user = claims.getLongClaim("user_id");
    var epoch = claims.getLongClaim("epoch");
    var expires = claims.getExpirationTime();
    var id = claims.getJWTID();
    boolean complete = user != null && epoch != null && expires != null && id != null;
    if (!complete || !kind.claim.equals(claims.getStringClaim("token_type"))) {
      return Optional.empty();
    }
    var expiresAt = expires.toInstant();
    boolean live = expiresAt.plus(LEEWAY).isAfter(clock.instant());
    return live
        ? Optional.of(new Claims(id, new UserId(user), epoch, expiresAt))
        : Optional.empty();
  }
}
