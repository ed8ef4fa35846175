package org.kosmoconnect.bridge.downlink;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kosmoconnect.proto.meshtastic.User;
import org.kosmoconnect.testbed.radio.Neighbour;
import org.kosmoconnect.testbed.radio.RadioIdentity;
import org.kosmoconnect.testbed.radio.VirtualRadio;

/** A virtual radio with a node that counts each text by the packets that bring it. */
public final class RadioBench implements AutoCloseable {

  public static final int OWN = 0x13d5ab15;
  public static final int NODE = DeskBench.NODE;
  public static final ByteString PRIVATE_KEY =
      ByteString.copyFromUtf8("thirty-two bytes of private key.");
  public static final ByteString CHANNEL_KEY = ByteString.copyFromUtf8("sixteen byte key");

  /** How many packets of different ids brought a text to its destination. */
  public final Map<String, Integer> heard = new ConcurrentHashMap<>();

  public final VirtualRadio radio;

  public RadioBench() throws IOException {
    this(32);
  }

  private RadioBench(int fifo) throws IOException {
    radio =
        new VirtualRadio(
                RadioIdentity.of(OWN, user(OWN), PRIVATE_KEY, "Meteo", CHANNEL_KEY),
                text -> {
                  heard.merge(text, 1, Integer::sum);
                  return null;
                },
                fifo)
            .start(0);
    radio.add(new Neighbour(DeskBench.NODE, user(DeskBench.NODE), 0));
  }

  public String address() {
    return "tcp:127.0.0.1:" + radio.port();
  }

  public static User user(int number) {
    return User.newBuilder()
        .setId(ByteString.copyFromUtf8("!%08x".formatted(number)))
        .setLongName(ByteString.copyFromUtf8("Node %08x".formatted(number)))
        .setShortName(ByteString.copyFromUtf8("N"))
        .setPublicKey(ByteString.copyFrom(new byte[32]))
        .build();
  }

  @Override
  public void close() throws IOException {
    radio.close();
  }
}
