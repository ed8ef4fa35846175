package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.ChannelSettings;
import org.kosmoconnect.proto.meshtastic.ModuleSettings;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.mesh.ChannelKey;

/**
 * Who a radio is.
 *
 * @param number unsigned node number
 * @param user its names and public key
 * @param privateKey 32 bytes
 * @param channels all eight
 */
public record RadioIdentity(int number, User user, ByteString privateKey, List<Channel> channels) {

  private static final int CHANNELS = 8;

  /** Name of a channel that has none, with the usual preset. */
  private static final String UNNAMED = "LongFast";

  public RadioIdentity {
    channels = List.copyOf(channels);
  }

  /** Returns a radio with the public channel and one private channel, its key 16 or 32 bytes. */
  public static RadioIdentity of(
      int number, User user, ByteString privateKey, String channel, ByteString key) {
    List<Channel> all = new ArrayList<>();
    all.add(
        channel(
            0,
            ChannelSettings.newBuilder()
                .setPsk(ByteString.copyFrom(new byte[] {1}))
                .setModuleSettings(ModuleSettings.getDefaultInstance()),
            Channel.Role.PRIMARY));
    all.add(
        channel(
            1,
            ChannelSettings.newBuilder()
                .setPsk(key)
                .setName(ByteString.copyFromUtf8(channel))
                .setModuleSettings(ModuleSettings.newBuilder().setPositionPrecision(32)),
            Channel.Role.SECONDARY));
    while (all.size() < CHANNELS) {
      all.add(channel(all.size(), ChannelSettings.newBuilder(), Channel.Role.DISABLED));
    }
    return new RadioIdentity(number, user, privateKey, all);
  }

  /** Returns the same radio with channels that go to and come from a broker. */
  public RadioIdentity publishing() {
    List<Channel> all = new ArrayList<>();
    for (Channel channel : channels) {
      Channel.Builder open = channel.toBuilder();
      if (has(channel.getIndex())) {
        open.getSettingsBuilder().setUplinkEnabled(true).setDownlinkEnabled(true);
      }
      all.add(open.build());
    }
    return new RadioIdentity(number, user, privateKey, all);
  }

  /** Returns the id as text. */
  public String id() {
    return "!%08x".formatted(number);
  }

  /** Returns name and key of a channel as other radios know them. */
  public ChannelKey key(Channel channel) {
    String name = channel.getSettings().getName().toStringUtf8();
    return ChannelKey.of(
        name.isEmpty() ? UNNAMED : name, channel.getSettings().getPsk().toByteArray());
  }

  /** Returns the index of a channel that the radio shares with others, or −1. */
  public int indexOf(ChannelKey key) {
    return channels.stream()
        .filter(channel -> has(channel.getIndex()) && key(channel).equals(key))
        .mapToInt(Channel::getIndex)
        .findFirst()
        .orElse(-1);
  }

  /** Returns whether it can speak on a channel. */
  public boolean has(int channel) {
    return channel >= 0
        && channel < channels.size()
        && channels.get(channel).getRole() != Channel.Role.DISABLED;
  }

  private static Channel channel(int index, ChannelSettings.Builder settings, Channel.Role role) {
    return Channel.newBuilder().setIndex(index).setSettings(settings).setRole(role).build();
  }
}
