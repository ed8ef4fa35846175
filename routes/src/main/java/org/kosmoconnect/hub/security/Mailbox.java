package org.kosmoconnect.hub.security;

import java.net.URI;
import java.util.Map;
import org.kosmoconnect.hub.HubProperties;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Whether and where the hub sends mail, for routes: {@code ${bean:mailbox.open}}. */
public final class Mailbox {

  private static final Map<String, Integer> PORTS = Map.of("smtp", 587, "smtps", 465);

  private final HubProperties properties;

  /**
   * Reads where mail goes.
   *
   * @throws IllegalStateException when mail is sent but nobody said where its links lead
   */
  Mailbox(HubProperties properties) {
    if (properties.sendsMail() && properties.publicUrl() == null) {
      throw new IllegalStateException(
          "KOSMO_SMTP_URL needs KOSMO_PUBLIC_URL: the links in mails come only from it");
    }
    this.properties = properties;
  }

  /** Tells whether mail is sent at all. */
  public boolean open() {
    return properties.sendsMail();
  }

  /** Returns the Camel endpoint that KOSMO_SMTP_URL means. */
  public String endpoint() {
    URI url = URI.create(properties.smtpUrl());
    UriComponents parts = UriComponentsBuilder.fromUri(url).build();
    int port = url.getPort() < 0 ? PORTS.getOrDefault(url.getScheme(), 25) : url.getPort();
    StringBuilder endpoint =
        new StringBuilder("%s://%s:%d?".formatted(url.getScheme(), url.getHost(), port));
    if (url.getUserInfo() != null) {
      String[] login = url.getUserInfo().split(":", 2);
      endpoint.append("username=RAW(").append(login[0]).append(")&");
      if (login.length == 2) {
        endpoint.append("password=RAW(").append(login[1]).append(")&");
      }
      // Without a login the server is one of our own, on this host or in this network.
      endpoint.append("mail.smtp.starttls.required=true&");
      endpoint.append("mail.smtp.starttls.enable=true&");
    }
    String from = parts.getQueryParams().getFirst("from");
    return endpoint
        .append("from=RAW(")
        .append(from == null ? "kosmoconnect@" + properties.publicUrl().getHost() : from)
        .append(")&connectionTimeout=10000")
        .toString();
  }

  /** Returns the address of a page of the app, for links. */
  String page(String path) {
    return properties.publicUrl().toString().replaceFirst("/$", "") + path;
  }
}
