package org.kosmoconnect.testbed.radio;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.Channel;
import org.kosmoconnect.proto.meshtastic.ChannelSettings;
import org.kosmoconnect.proto.meshtastic.ModuleSettings;
import org.kosmoconnect.proto.meshtastic.User;

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

  /** Returns whether it can speak on a channel. */
  boolean has(int channel) {
    return channel >= 0
        && channel < channels.size()
        && channels.get(channel).getRole() != Channel.Role.DISABLED;
  }

  private static Channel channel(int index, ChannelSettings.Builder settings, Channel.Role role) {
    return Channel.newBuilder().setIndex(index).setSettings(settings).setRole(role).build();
  }
}
