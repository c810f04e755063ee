package docket.platform.access;

/**
 * The scheme and authority under which people reach this deployment, such as {@code
 * https://label.example.org}. Where no such bean exists, links and origin checks follow the
 * request's own host.
 */
public record PublicOrigin(String value) {}
