package org.kosmoconnect.hub;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Every knob of the hub. Unknown keys in a configuration file and bad values stop the start.
 *
 * @param roles roles of this process: {@code all}, or some of ingestion, weather, gateway, billing
 *     with commas between
 * @param port HTTP port; by default that of the role, 8080 for several
 * @param managementPort port of health, metrics and Hawtio; by default that of the role, 8081 for
 *     several
 * @param routesDir directory whose route files replace or add to those in the jar
 * @param publicUrl address under which users reach the hub; links come only from it
 * @param trustedProxies addresses that may set forwarded headers, comma separated; none by default
 * @param channels keys of private channels, {@code name:base64key,…}; LongFast with the default key
 *     is built in
 * @param consent {@code respect}: only packets with ok_to_mqtt are kept; {@code ignore}: the
 *     operator's documented choice
 * @param smtpUrl server that sends mail, {@code
 *     smtp[s]://[user:password@]host[:port]?from=address}; without one accounts work at once and
 *     operators reset passwords
 * @param secretKey seals secrets that the database keeps, as the keys that sign tokens, and hashes
 *     the numbers of erased nodes; at least 32 characters, the same for all processes, never
 *     changed; empty: nothing is sealed
 * @param instance name of this process where several ingest; a host name by default
 */
@Validated
@ConfigurationProperties(prefix = "kosmo", ignoreUnknownFields = false)
public record HubProperties(
    @DefaultValue("all") String roles,
    @Nullable @Min(0) @Max(65535) Integer port,
    @Nullable @Min(0) @Max(65535) Integer managementPort,
    @DefaultValue("") String routesDir,
    @Nullable URI publicUrl,
    @DefaultValue("")
        @Pattern(
            regexp = "[0-9A-Fa-f.:, ]*",
            message = "must be IP addresses with commas between, no names and no networks")
        String trustedProxies,
    @DefaultValue("") String channels,
    @DefaultValue("respect")
        @Pattern(regexp = "respect|ignore", message = "must be respect or ignore")
        String consent,
    @DefaultValue("")
        @Pattern(
            regexp = "|smtps?://.+",
            message = "must be smtp[s]://[user:password@]host[:port]?from=address")
        String smtpUrl,
    @DefaultValue("") @Pattern(regexp = "|.{32,}", message = "must have at least 32 characters")
        String secretKey,
    @NotBlank String instance,
    @Valid @DefaultValue Admin admin,
    @Valid @DefaultValue Api api,
    @Valid @DefaultValue Auth auth,
    @Valid @DefaultValue Bridges bridges,
    @Valid @DefaultValue Btcpay btcpay,
    @Valid @NotNull Db db,
    @Valid @DefaultValue Flood flood,
    @Valid @DefaultValue Gateway gateway,
    @Valid @NotNull Mqtt mqtt,
    @Valid @NotNull Redis redis,
    @Valid @DefaultValue Retention retention,
    @Valid @DefaultValue Uplink uplink) {

  /** Tells whether users come by TLS, so that cookies may insist on it. */
  public boolean servedByTls() {
    return publicUrl != null && "https".equals(publicUrl.getScheme());
  }

  /** Tells whether mail can be sent, so that addresses are proven and passwords reset by mail. */
  public boolean sendsMail() {
    return !smtpUrl.isBlank();
  }

  /**
   * The first operator, made at the first start.
   *
   * @param email address to sign in with; asked for at the set-up link when empty
   * @param password when empty, a link to choose one is printed in the log, once
   */
  public record Admin(@DefaultValue("") String email, @DefaultValue("") String password) {
    @Override
    public String toString() {
      return "Admin[email=" + email + "]";
    }
  }

  /**
   * Who issues tokens and knows passwords, when that is not the hub itself.
   *
   * @param issuerUri OpenID Connect issuer; empty: the hub is its own
   * @param clientId under which the hub is registered there, so that browsers sign in there too;
   *     its redirect URI is {@code KOSMO_PUBLIC_URL/login/outside/back}
   * @param clientSecret of that client
   * @param operatorClaim claim and value that make an operator, {@code groups=kosmo-operators}
   * @param audience that access tokens must name
   */
  public record Auth(
      @DefaultValue("")
          @Pattern(
              regexp = "|https://.+|http://(localhost|127[.]0[.]0[.]1|\\[::1])([:/].*)?",
              message = "must be https://… (http:// only on this machine)")
          String issuerUri,
      @DefaultValue("") String clientId,
      @DefaultValue("") String clientSecret,
      @DefaultValue("") @Pattern(regexp = "|[^=]+=.+", message = "must be claim=value")
          String operatorClaim,
      @DefaultValue("kosmo") @NotBlank String audience) {

    /** Tells whether browsers sign in at the issuer. */
    public boolean takesBrowsers() {
      return !issuerUri.isBlank() && !clientId.isBlank();
    }

    @Override
    public String toString() {
      return "Auth[issuerUri=" + issuerUri + ", clientId=" + clientId + "]";
    }
  }

  /**
   * Bridges and what they are told.
   *
   * @param markInterval milliseconds between two commit marks to one bridge
   * @param offlineMinutes minutes without a sign of life after which an alert is raised
   * @param codeMinutes minutes that an enrolment code is valid
   */
  public record Bridges(
      @DefaultValue("1000") @Min(100) @Max(60000) int markInterval,
      @DefaultValue("15") @Min(1) int offlineMinutes,
      @DefaultValue("15") @Min(1) @Max(1440) int codeMinutes) {}

  /**
   * The public API.
   *
   * @param cache milliseconds that a public answer is given again without asking the database, and
   *     as long again while one request asks anew; 0 = off
   * @param viewers open live streams at a time; each takes about 90 kB of the heap
   */
  public record Api(
      @DefaultValue("1000") @Min(0) @Max(10000) int cache,
      @DefaultValue("2500") @Min(1) @Max(100000) int viewers) {}

  /**
   * BTCPay Server, where orders are paid; without it nothing can be ordered.
   *
   * @param url root of the server, {@code https://pay.example.org}; all four belong together
   * @param apiKey may view and create invoices of the store
   * @param storeId the store that is paid
   * @param webhookSecrets secrets that sign webhooks, comma separated: two while they are rotated
   */
  public record Btcpay(
      @DefaultValue("")
          @Pattern(
              regexp = "|https://[^?#]*[^/?#]|http://(localhost|127[.][0-9.]+)(:[0-9]+)?",
              message =
                  "must be https://host without a slash at the end; http only to this machine")
          String url,
      @DefaultValue("") String apiKey,
      @DefaultValue("") String storeId,
      @DefaultValue("") String webhookSecrets) {
    @Override
    public String toString() {
      return "Btcpay[url=" + url + ", storeId=" + storeId + "]";
    }
  }

  /**
   * PostgreSQL or TimescaleDB.
   *
   * @param url JDBC URL
   * @param user role of the application; it owns the schema
   * @param password password of the database role
   * @param writers connections for pipelines that write
   * @param readers connections for queries of the API
   */
  public record Db(
      @NotBlank
          @Pattern(regexp = "jdbc:postgresql:.*", message = "must begin with jdbc:postgresql:")
          String url,
      @NotBlank String user,
      @DefaultValue("") String password,
      @DefaultValue("8") @Min(1) int writers,
      @DefaultValue("8") @Min(1) int readers) {
    @Override
    public String toString() {
      return "Db[url=" + url + ", user=" + user + "]";
    }
  }

  /**
   * Flood guard.
   *
   * @param perNode packets a minute that a node may send in the long run; 0 = off
   * @param burst packets a node may send at once
   * @param perBridge packets a minute from one bridge; 0 = off
   */
  public record Flood(
      @DefaultValue("120") @Min(0) int perNode,
      @DefaultValue("600") @Min(1) int burst,
      @DefaultValue("0") @Min(0) int perBridge) {}

  /**
   * Texts from the web to the mesh.
   *
   * @param unclaimedNodes who may write to a node that nobody has claimed: {@code reply-window},
   *     whom it wrote to within 72 hours; {@code public}, every subscriber
   * @param share percent of an hour that a bridge may transmit for us; less where the region allows
   *     less
   * @param busiest channel utilisation in percent above which a bridge transmits nothing for us
   * @param eventTopic topic filter of what bridges report of their transmissions
   */
  public record Gateway(
      @DefaultValue("reply-window")
          @Pattern(regexp = "reply-window|public", message = "must be reply-window or public")
          String unclaimedNodes,
      @DefaultValue("5") @Min(0) @Max(100) int share,
      @DefaultValue("25") @Min(1) @Max(100) int busiest,
      @DefaultValue("kosmo/v1/+/event") @NotBlank String eventTopic) {}

  /**
   * MQTT 5 broker.
   *
   * @param url {@code tcp://host:1883} or {@code ssl://host:8883}
   * @param user name at the broker; anonymous when empty
   * @param password password at the broker
   * @param topic topic filters of the uplink, comma separated
   * @param bridgeTopic topic filters of what bridges tell of themselves, comma separated
   * @param group name of the shared subscription
   * @param access how credentials of bridges reach the broker: {@code off} for a broker that admits
   *     everyone, {@code dynamic-security} for Mosquitto's plugin of that name
   * @param ca PEM file of the authority that signed the broker's certificate; the system's when
   *     empty
   */
  public record Mqtt(
      @NotBlank
          @Pattern(
              regexp = "(tcp|ssl)://.+",
              message = "must be tcp://host:port or ssl://host:port")
          String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password,
      @DefaultValue("") String ca,
      @DefaultValue("msh/#,kosmo/v1/+/up/#") @NotBlank String topic,
      @DefaultValue("kosmo/v1/+/status,kosmo/v1/+/diag") @NotBlank String bridgeTopic,
      @DefaultValue("kosmo") @NotBlank String group,
      @DefaultValue("off")
          @Pattern(regexp = "off|dynamic-security", message = "must be off or dynamic-security")
          String access) {
    @Override
    public String toString() {
      return "Mqtt[url=" + url + ", user=" + user + ", topic=" + topic + "]";
    }
  }

  /**
   * Redis, for what only saves work.
   *
   * @param url {@code redis://[user:password@]host:6379[/db]}
   */
  public record Redis(@NotBlank String url) {
    @Override
    public String toString() {
      return "Redis[]";
    }
  }

  /**
   * How long things are kept.
   *
   * @param payloads days that the bytes of a packet are kept
   * @param packets days that packets are known again as duplicates; at least the spool retention of
   *     bridges
   * @param receptions days of coverage data
   * @param readings days of raw readings; rollups are kept for ever
   * @param deadLetters days of dead letters
   */
  public record Retention(
      @DefaultValue("7") @Min(1) int payloads,
      @DefaultValue("31") @Min(31) int packets,
      @DefaultValue("90") @Min(31) int receptions,
      @DefaultValue("400") @Min(1) int readings,
      @DefaultValue("30") @Min(1) int deadLetters) {}

  /**
   * The uplink pipeline.
   *
   * @param batchSize most packets in one transaction
   * @param batchInterval milliseconds that a first packet waits for others after a full batch; less
   *     after a smaller one
   * @param writers transactions at the same time
   * @param unconfirmedCapacity most QoS 0 packets that wait; the oldest are dropped and counted
   */
  public record Uplink(
      @DefaultValue("1000") @Min(1) @Max(10000) int batchSize,
      @DefaultValue("200") @Min(1) @Max(10000) int batchInterval,
      @DefaultValue("2") @Min(1) @Max(16) int writers,
      @DefaultValue("20000") @Min(1) int unconfirmedCapacity) {}
}
