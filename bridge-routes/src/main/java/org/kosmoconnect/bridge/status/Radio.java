package org.kosmoconnect.bridge.status;

import java.util.function.Supplier;
import org.kosmoconnect.codec.ChannelName;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;

/** What the bridge knows of its radio. */
public final class Radio {

  private final Supplier<LinkStatus> link;

  /**
   * @param link tells how the link stands
   */
  public Radio(Supplier<LinkStatus> link) {
    this.link = link;
  }

  /** Returns how the link stands. */
  public LinkStatus status() {
    return link.get();
  }

  /** Returns what the radio said of itself; unknown before the first handshake. */
  public RadioProfile profile() {
    return status().radio();
  }

  /** Returns the name of its region, for example {@code EU_868}. */
  public String region() {
    LoRaConfig.RegionCode region = profile().lora().getRegion();
    return region == LoRaConfig.RegionCode.UNRECOGNIZED ? "UNKNOWN" : region.name();
  }

  /**
   * Returns the name that a channel has in topics: its own, or that of the preset.
   *
   * @param index 0 to 7
   */
  public String channel(int index) {
    RadioProfile profile = profile();
    for (Channel channel : profile.channels()) {
      if (channel.getIndex() == index) {
        return name(profile.lora(), channel);
      }
    }
    return ChannelName.effective(
        "", profile.lora().getModemPresetValue(), usesPreset(profile.lora()));
  }

  static String name(LoRaConfig lora, Channel channel) {
    return ChannelName.effective(
        channel.getSettings().getName().toStringUtf8(),
        lora.getModemPresetValue(),
        usesPreset(lora));
  }

  private static boolean usesPreset(LoRaConfig lora) {
    return lora.getUsePreset() || lora.equals(LoRaConfig.getDefaultInstance());
  }
}
