package org.kosmoconnect.bridge.status;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.kosmoconnect.codec.ChannelKey;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.session.RadioProfile;
import org.kosmoconnect.component.meshtastic.session.SessionPhase;
import org.kosmoconnect.proto.bridge.RadioChannel;
import org.kosmoconnect.proto.bridge.RadioStatus;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.Config.LoRaConfig;
import org.kosmoconnect.proto.meshtastic.DeviceMetrics;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.NodeInfo;
import org.kosmoconnect.proto.meshtastic.PortNum;
import org.kosmoconnect.proto.meshtastic.Telemetry;

/** Describes the radio to the hub: everything but its keys. */
public final class RadioReport {

  private final Radio radio;
  private final String address;
  private volatile DeviceMetrics metrics = DeviceMetrics.getDefaultInstance();

  /**
   * @param address how the radio is reached
   */
  public RadioReport(Radio radio, String address) {
    this.radio = radio;
    this.address = address;
  }

  /** Learns from the radio's own telemetry how busy the air is. */
  public void observe(MeshPacket packet) {
    if (packet.getDecoded().getPortnum() != PortNum.TELEMETRY_APP
        || packet.getFrom() != radio.profile().number()) {
      return;
    }
    try {
      Telemetry telemetry = Telemetry.parseFrom(packet.getDecoded().getPayload());
      if (telemetry.hasDeviceMetrics()) {
        metrics = telemetry.getDeviceMetrics();
      }
    } catch (InvalidProtocolBufferException e) {
      // The hub judges it as it came.
    }
  }

  /** Returns how busy the channel is, percent, by the radio's last word. */
  public double channelUtilization() {
    return metrics.getChannelUtilization();
  }

  /**
   * Returns how much of the last hour the radio transmitted, others' packets among it, percent, by
   * its last word.
   */
  public double airUtilTx() {
    return metrics.getAirUtilTx();
  }

  RadioStatus read() {
    LinkStatus link = radio.status();
    RadioProfile profile = link.radio();
    LoRaConfig lora = profile.lora();
    RadioStatus.Builder status =
        RadioStatus.newBuilder()
            .setConnected(link.phase() == SessionPhase.LIVE)
            .setNode(profile.number())
            .setFirmware(profile.firmware())
            .setHardware(profile.metadata().getHwModelValue())
            .setRegion(Math.max(0, lora.getRegionValue()))
            .setPreset(lora.getModemPresetValue())
            .setUsePreset(lora.getUsePreset())
            .setBandwidth(lora.getBandwidth())
            .setSpreadFactor(lora.getSpreadFactor())
            .setCodingRate(lora.getCodingRate())
            .setHopLimit(profile.number() == 0 ? 0 : profile.hopLimit())
            .setChannelUtilization(metrics.getChannelUtilization())
            .setAirUtilTx(metrics.getAirUtilTx())
            .setPublicKey(publicKey(profile))
            .setServes(address);
    for (Channel channel : profile.channels()) {
      if (channel.getRole() != Channel.Role.DISABLED) {
        status.addChannels(describe(lora, channel));
      }
    }
    return status.build();
  }

  private static ByteString publicKey(RadioProfile profile) {
    for (NodeInfo node : profile.nodes()) {
      if (node.getNum() == profile.number()) {
        return node.getUser().getPublicKey();
      }
    }
    return ByteString.EMPTY;
  }

  private static RadioChannel describe(LoRaConfig lora, Channel channel) {
    String name = Radio.name(lora, channel);
    RadioChannel.Builder described =
        RadioChannel.newBuilder().setIndex(channel.getIndex()).setName(name);
    try {
      described.setHash(ChannelKey.of(name, channel.getSettings().getPsk().toByteArray()).hash());
    } catch (IllegalArgumentException e) {
      // A key of a length that no firmware takes: no hash.
    }
    return described.build();
  }
}
