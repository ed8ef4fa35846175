package org.kosmoconnect.testbed.mesh;

import com.google.protobuf.ByteString;
import java.util.List;
import org.kosmoconnect.proto.meshtastic.Data;
import org.kosmoconnect.proto.meshtastic.PortNum;

/** What people write on the public channel. */
final class Smalltalk {

  private static final List<String> TEXTS =
      List.of(
          "Dobré ráno z Popradu! Fog in the valley, sun above 1100 m",
          "Test from Nowy Targ, anybody copy?",
          "Copy you 2 hops, SNR 5.5 👍",
          "Wind is picking up on Kasprowy, take care on the ridge",
          "Cześć! Nowa stacja w Kościelisku działa",
          "Smog is bad in Zakopane tonight, PM2.5 over 60",
          "Snow line is about 1400 m",
          "Kto idzie w sobotę na Turbacz?",
          "Battery of the Zdiar node looks low, I will drive there on Sunday",
          "Nice inversion: warmer at Skalnaté pleso than in Poprad",
          "Changed the antenna on Gubałówka, please report SNR",
          "SNR 9.25 in Ludźmierz now, was 4",
          "Heavy shower over Liptov moving east",
          "Parking at Štrbské Pleso is full",
          "Anyone with a BME680 showing gas in kOhm?",
          "Ahoj, testujem nový T-Deck",
          "Bear tracks near Podbanské, keep the dog on the leash",
          "Good night mesh 73",
          "Rain gauge in Bukowina says 6.4 mm in the last hour",
          "The bus tracker is on the 11 again today");

  private static final List<String> REACTIONS = List.of("👍", "❤️", "😂", "🌧️");

  private Smalltalk() {}

  static Data of(Moment moment, int bitfield) {
    Chance chance = moment.chance().of("text");
    var data = Data.newBuilder().setPortnum(PortNum.TEXT_MESSAGE_APP).setBitfield(bitfield);
    if (chance.of("reaction").uniform() < 0.12) {
      String reaction = REACTIONS.get(chance.of("which").below(REACTIONS.size()));
      return data.setPayload(ByteString.copyFromUtf8(reaction))
          .setEmoji(1)
          .setReplyId(chance.bits() | 1)
          .build();
    }
    return data.setPayload(ByteString.copyFromUtf8(TEXTS.get(chance.below(TEXTS.size())))).build();
  }
}
