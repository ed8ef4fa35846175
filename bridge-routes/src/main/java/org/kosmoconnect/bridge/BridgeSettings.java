package org.kosmoconnect.bridge;

import java.nio.file.Path;

/**
 * Every knob of the bridge, as {@link BridgeEnvironment} reads them.
 *
 * @param id enrolment id, which names its topics and its session at the broker
 * @param radio {@code auto}, {@code serial:/dev/…} or {@code tcp:host:port}
 * @param mqtt the broker
 * @param region region of the topics; the radio's own when empty
 * @param spool file that keeps packets until the hub has them
 * @param spoolMaxMb size at which the spool drops what matters least, MB
 * @param backlogRate packets a second of backlog, behind what is heard right now
 * @param airtimeShare percent of an hour that the bridge may transmit
 * @param consentIgnored whether packets pass that nobody allowed
 * @param clock whether the clock of this machine is to be trusted
 * @param virtualNode address to offer the radio at again; none when empty
 * @param proxyTopic filter of what the broker has for a radio that leaves MQTT to its host; nothing
 *     when empty
 * @param virtualNodeAllow addresses and networks besides this machine that may connect there
 */
public record BridgeSettings(
    String id,
    String radio,
    Mqtt mqtt,
    String region,
    Path spool,
    int spoolMaxMb,
    int backlogRate,
    int airtimeShare,
    boolean consentIgnored,
    ClockTrust clock,
    String virtualNode,
    String virtualNodeAllow,
    String proxyTopic) {

  /**
   * The broker.
   *
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   * @param user anonymous when empty
   * @param ca PEM file of the authority that signed the broker's certificate; the system's when
   *     empty
   */
  public record Mqtt(String url, String user, String password, String ca) {
    @Override
    public String toString() {
      return "Mqtt[url=" + url + ", user=" + user + "]";
    }
  }

  /** What is believed of the clock of this machine. */
  public enum ClockTrust {
    /** What the time service says. */
    AUTO,
    /** It is right. */
    SYNCED,
    /** It is a guess. */
    UNSYNCED
  }
}
