package org.kosmoconnect.testbed.radio;

import java.util.Random;

/** What the parts of a radio's firmware share. */
record RadioParts(
    RadioIdentity identity,
    RadioSettings settings,
    NodeMemory memory,
    Quirks quirks,
    Timeline timeline,
    AirMeter meter,
    Antenna antenna,
    Replies replies,
    ClientSide client,
    Retries retries) {

  static RadioParts of(
      RadioIdentity identity,
      RadioSettings settings,
      NodeMemory memory,
      Quirks quirks,
      Timeline timeline,
      Air air,
      int fifo) {
    var meter = new AirMeter();
    var antenna = new Antenna(air, meter, timeline);
    var replies =
        new Replies(
            identity.number(), new Random(identity.number()), timeline, settings.okToMqtt());
    var client = new ClientSide(fifo);
    var retries =
        new Retries(timeline, antenna, (packet, error) -> client.add(replies.own(packet, error)));
    return new RadioParts(
        identity, settings, memory, quirks, timeline, meter, antenna, replies, client, retries);
  }
}
