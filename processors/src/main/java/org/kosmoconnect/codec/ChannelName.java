package org.kosmoconnect.codec;

import java.util.List;

/** Names of channels that have none of their own: those of the modem presets. */
public final class ChannelName {

  /** By number of the preset. */
  private static final List<String> PRESETS =
      List.of(
          "LongFast",
          "LongSlow",
          "VLongSlow",
          "MediumSlow",
          "MediumFast",
          "ShortSlow",
          "ShortFast",
          "LongMod",
          "ShortTurbo",
          "LongTurbo",
          "LiteFast",
          "LiteSlow",
          "NarrowFast",
          "NarrowSlow",
          "TinyFast",
          "TinySlow",
          "MediumTurbo");

  private ChannelName() {}

  /**
   * Returns the name that counts for hash and topic.
   *
   * @param name as configured, may be empty
   * @param preset number of the modem preset
   * @param usePreset false when the radio's modulation is set by hand
   */
  public static String effective(String name, int preset, boolean usePreset) {
    if (!name.isEmpty()) {
      return name;
    }
    return usePreset && preset >= 0 && preset < PRESETS.size() ? PRESETS.get(preset) : "Custom";
  }
}
