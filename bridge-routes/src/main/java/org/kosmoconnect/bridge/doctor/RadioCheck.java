package org.kosmoconnect.bridge.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.kosmoconnect.component.meshtastic.MeshtasticEndpoint;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig.RegionCode;

/**
 * Whether a radio answers; unless a bridge has it, for a radio speaks with one program at a time.
 */
final class RadioCheck {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(25);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String ABOUT = "radio";

  private final String radio;
  private final boolean taken;

  /**
   * @param radio address as in the settings
   * @param taken whether a bridge runs
   */
  RadioCheck(String radio, boolean taken) {
    this.radio = radio;
    this.taken = taken;
  }

  Finding look() {
    Path device = Path.of(radio.replaceFirst("^serial:", ""));
    if (radio.startsWith("serial:") && !Files.exists(device)) {
      return Finding.fault(
          ABOUT,
          "there is no " + device,
          "unplugged, a cable that only charges, or another name",
          "ls -l /dev/serial/by-id, and dmesg after plugging it in; /dev/kosmo-radio names the only one");
    }
    if (radio.startsWith("serial:") && !(Files.isReadable(device) && Files.isWritable(device))) {
      return Finding.fault(
          ABOUT,
          System.getProperty("user.name") + " may not use " + device,
          "serial lines belong to the group dialout",
          "sudo adduser kosmo-bridge dialout, then sudo systemctl restart kosmo-bridge");
    }
    if (taken) {
      return Finding.ok(
          ABOUT,
          radio + " is left to the bridge that runs; journalctl -u kosmo-bridge tells of it");
    }
    try {
      return judge(meet());
    } catch (Exception e) {
      return Finding.fault(ABOUT, radio + ": " + e.getMessage(), "", "look at the address");
    }
  }

  /** Has the component make a connection as the bridge does. */
  private LinkStatus meet() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.start();
      MeshtasticEndpoint endpoint =
          camel.getEndpoint("meshtastic:" + radio, MeshtasticEndpoint.class);
      Consumer consumer = endpoint.createConsumer(exchange -> {});
      consumer.start();
      try {
        long end = System.nanoTime() + PATIENCE;
        LinkStatus status = endpoint.status();
        while (status.phase() != SessionPhase.LIVE && !refused(status) && System.nanoTime() < end) {
          LockSupport.parkNanos(POLL);
          status = endpoint.status();
        }
        return status;
      } finally {
        consumer.stop();
      }
    }
  }

  /** Whoever cannot even open the line need not wait for an answer. */
  private static boolean refused(LinkStatus status) {
    return status.connections() == 0 && !status.trouble().startsWith("not ");
  }

  private Finding judge(LinkStatus status) {
    if (status.phase() != SessionPhase.LIVE) {
      return status.connections() > 0
          ? Finding.fault(
              ABOUT,
              radio + " is open, but no radio answers there: " + status.trouble(),
              "another device, a radio that starts or hangs, or serial output switched off",
              "press its reset button; in the app: Security, Serial output on")
          : Finding.fault(
              ABOUT,
              radio + " cannot be reached: " + status.trouble(),
              "switched off, another address, or another program has it",
              "close the app's connection to it; look at the radio's address, and at KOSMO_BRIDGE_RADIO");
    }
    RadioProfile profile = status.radio();
    String seen =
        "%s is !%08x, firmware %s, region %s"
            .formatted(radio, profile.number(), profile.firmware(), profile.lora().getRegion());
    return profile.lora().getRegion() == RegionCode.UNSET
        ? Finding.fault(
            ABOUT, seen, "a new radio has no region and does not transmit", "set it in the app")
        : Finding.ok(ABOUT, seen);
  }
}
