package org.kosmoconnect.codec;

import com.google.protobuf.ByteString;
import org.kosmoconnect.model.CleanText;
import org.kosmoconnect.model.Text;

/** Words. */
final class TextContent {

  private TextContent() {}

  static Text decode(byte[] payload) {
    boolean valid = ByteString.copyFrom(payload).isValidUtf8();
    return new Text(CleanText.of(payload), payload, valid);
  }

  /** Reads words that stand in a field. */
  static String clean(ByteString utf8) {
    return utf8.isEmpty() ? "" : CleanText.of(utf8.toByteArray());
  }
}
